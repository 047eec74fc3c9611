import { registry } from "@web/core/registry";
import { stepUtils } from "@web_tour/tour_utils";

const click = (trigger) => ({ trigger, run: "click" });
const edit = (trigger, text) => ({ trigger, run: `edit ${text}` });
const see = (trigger) => ({ trigger });
const field = (name, tag = "input") => `.o_form_view .o_field_widget[name=${name}] ${tag}`;
const inDialog = (name, tag = "input") => `.modal .o_field_widget[name=${name}] ${tag}`;

const choose = (name, label) => [
    click(inDialog(name)),
    click(`.o_select_menu_item:contains("${label}")`),
    see(`${inDialog(name)}:value("${label}")`),
];

/** Fills in the dialog of one step; `button` closes it or goes on to the next. */
const step = (wording, few, act, role, minutes, button) => [
    edit(inDialog("name"), wording),
    edit(inDialog("short_name"), few),
    ...choose("act", act),
    ...choose("role", role),
    edit(inDialog("standard_minutes"), minutes),
    click(`.modal footer .${button}`),
    see(`[name=step_ids] .o_data_row:contains('${few}')`),
];

/** The fault stands in a dialog that names it. */
const refused = (sentence) => [
    click("button[name=action_publish]"),
    see(`.modal:contains('cannot be published'):contains('${sentence}')`),
    click(".modal footer button"),
    see("body:not(:has(.modal))"),
];

registry.category("web_tour.tours").add("hr_skp_administrator_writes_sop", {
    steps: () => [
        stepUtils.showAppsMenuItem(),
        click(".o_app[data-menu-xmlid='hr_skp.skp_menu']"),
        click(".o_menu_sections [data-menu-xmlid='hr_skp.skp_configuration_menu']"),
        click(".o-dropdown-item[data-menu-xmlid='hr_skp.skp_sop_menu'], [data-menu-xmlid='hr_skp.skp_sop_menu']"),
        click(".o_list_button_add"),
        edit(field("name"), "Penilaian Kinerja Ringkas"),
        edit(field("number"), "800/12/2025"),
        edit(field("code"), "ringkas"),
        click("[name=step_ids] .o_field_x2many_list_row_add a"),
        ...step("Mengisi rencana", "Fill in the plan", "Plan", "Employee", "60", "o_form_button_save_new"),
        ...step("Menilai capaian", "Assess", "Measure and score", "Appraiser", "30", "o_form_button_save_new"),
        ...step("Mengesahkan", "Ratify", "Ratify", "Employee", "10", "o_form_button_save_new"),
        ...step("Mengarsipkan", "Archive", "Archive", "Data manager", "5", "o_form_button_save"),
        see("body:not(:has(.modal))"),
        click(".o_form_view .o_form_button_save"),
        ...refused("Step “3” (Ratify) belongs to “Employee”, who cannot do it"),
        click("[name=step_ids] .o_data_row:contains('Ratify') td[name=short_name]"),
        ...choose("role", "Appraiser's superior"),
        click(".modal footer .o_form_button_save"),
        see("body:not(:has(.modal))"),
        see("[name=step_ids] .o_data_row:contains('Ratify') td[name=role]:contains('superior')"),
        ...refused("Step “2” is a second beginning"),
        click("button[name=action_link_in_order]"),
        see("[name=step_ids] .o_data_row:contains('Assess') td[name=next_step_id]:contains('Ratify')"),
        click("button[name=action_publish]"),
        see(".o_statusbar_status .o_arrow_button_current:contains('Published')"),
        see("button[name=action_revise]"),
    ],
});

registry.category("web_tour.tours").add("hr_skp_employee_plans_by_third_sop", {
    steps: () => [
        stepUtils.showAppsMenuItem(),
        click(".o_app[data-menu-xmlid='hr_skp.skp_menu']"),
        click(".o_menu_sections [data-menu-xmlid='hr_skp.skp_task_menu']"),
        click(".o_data_row:contains('Siti Aminah'):contains('Fill in the plan') td[name=name]"),
        see(".o_field_widget[name=sop_id]:contains('SOP 800/12/2025 (v1)')"),
        click(".o_form_view .o_statusbar_buttons button:contains('Hand over the plan')"),
        click(".modal footer button:contains('Complete')"),
        see(".o_statusbar_status .o_arrow_button_current:contains('Measurement')"),
    ],
});
