import { click, see, turn } from "./skp_case_tours";

const choose = (label, option) => ({ trigger: `select[aria-label=${label}]`, run: `selectByLabel ${option}` });

/** A head reads the dashboard: another year, one of the people, a figure and the rows behind it, then who carries what that year. */
turn("head_reads_the_glance", "skp_glance_menu", [
    see(".o_skp_glance p:contains(/^2 SKP/)"),
    choose("Period", "2025"),
    see(".o_skp_glance p:contains(/^4 SKP/)"),
    see(".o_skp_glance_row:contains('Subbagian Umum')"),
    see(".o_skp_glance_team button:nth-child(4) svg[role=img]"),
    click(".o_skp_glance_team button:contains('Pegawai 0')"),
    see(".o_form_view .o_field_widget[name=employee_id]:contains('Pegawai 0')"),
    click(".o_breadcrumb a:contains('At a Glance'), .o_back_button"),
    choose("Period", "2025"),
    see(".o_skp_glance p:contains(/^4 SKP/)"),
    click(".o_skp_glance_phases button:contains('Review')"),
    see(".o_list_view .o_data_row:nth-child(3)"),
    see("body:not(:has(.o_list_view .o_data_row:nth-child(4):contains('SKP')))"),
    click(".o_breadcrumb a:contains('At a Glance'), .o_back_button"),
    click("[data-menu-xmlid='hr_skp.skp_below_menu']"),
    click("[data-menu-xmlid='hr_skp.skp_cascade_menu']"),
    see(".o_skp_matrix th:contains('Menata arsip 2026')"),
    { trigger: "select[aria-label=SKP]", run: "selectByIndex 1" },
    see(".o_skp_matrix th:contains('Menyusun laporan 2025')"),
]);
