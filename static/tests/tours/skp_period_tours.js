import { registry } from "@web/core/registry";
import { stepUtils } from "@web_tour/tour_utils";

const click = (trigger) => ({ trigger, run: "click" });
const see = (trigger) => ({ trigger });
const toThePeriod = [
    stepUtils.showAppsMenuItem(),
    click(".o_app[data-menu-xmlid='hr_skp.skp_menu']"),
    click(".o_menu_sections [data-menu-xmlid='hr_skp.skp_period_menu']"),
    click(".o_data_row:contains('2025') td[name=name]"),
];

registry.category("web_tour.tours").add("hr_skp_officer_opens_period", {
    steps: () => [
        ...toThePeriod,
        // the dry run: who is left out, and whose record is to be looked at
        click("button[name=action_open_for]"),
        see(".o_field_widget[name=ready_count]:contains('9')"),
        see(".o_field_widget[name=left_out_ids] .o_data_row:contains('Nobody is above')"),
        // a gap is one click from its field; mended, the dry run is done again
        click("[name=left_out_ids] .o_data_row:contains('Dra. Ratna') button[name=action_open_employee]"),
        see(".o_field_widget[name=parent_id]"),
        click(".breadcrumb-item a:last, .o_breadcrumb .o_back_button"),
        click("a.nav-link:contains('To be looked at')"),
        see(".o_field_widget[name=note_ids] .o_data_row:contains('NIP')"),
        click("button[name=action_check]"),
        // opened in the background
        click("button[name=action_open]"),
        see(".o_statusbar_status .o_arrow_button_current:contains('In work')"),
        see(".o_field_widget[name=progress]:contains('0')"),
    ],
});

registry.category("web_tour.tours").add("hr_skp_officer_sees_result", {
    steps: () => [
        ...toThePeriod,
        click("button[name=action_open_jobs]"),
        click(".o_data_row td[name=made]"),
        see(".o_field_widget[name=made]:contains('9')"),
        see(".o_field_widget[name=progress]:contains('100')"),
        see(".o_field_widget[name=left_out_ids] .o_data_row:contains('Nobody is above')"),
        click("button[name=action_open_plans]"),
        see(".o_list_view .o_data_row:contains('Siti Aminah'):contains('Plan')"),
    ],
});
