import { registry } from "@web/core/registry";
import { stepUtils } from "@web_tour/tour_utils";

/** One person's turn: opens the SKP application at a menu, then does the steps. */
export function turn(name, menu, steps) {
    registry.category("web_tour.tours").add(`hr_skp_${name}`, {
        steps: () => [
            stepUtils.showAppsMenuItem(),
            click(".o_app[data-menu-xmlid='hr_skp.skp_menu']"),
            click(`.o_menu_sections [data-menu-xmlid='hr_skp.${menu}']`),
            ...steps,
        ],
    });
}

export const click = (trigger) => ({ trigger, run: "click" });
export const edit = (trigger, text) => ({ trigger, run: `edit ${text}` });
export const see = (trigger) => ({ trigger });
export const field = (name, tag = "input") => `.modal .o_field_widget[name=${name}] ${tag}`;

/** The row of the to-do list opens the case at this step. */
export const open = (step) => [
    see(".o_breadcrumb:contains('To do (')"),
    click(`.o_data_row:contains('Siti Aminah'):contains('${step}') td[name=name]`),
    see(".o_form_view .o_statusbar_status"),
];

/** Odoo's own dialog asks who signs for the password. */
export const confirm = (password) => [
    edit(".modal .o_field_widget[name=password] input", password),
    click(".modal footer button[name=run_check]"),
];

/** The case's main button, the dialog's decision, and the phase that follows; a password where somebody signs. */
export const finish = (button, decision, phase, filled = [], password = "") => [
    click(`.o_form_view .o_statusbar_buttons button:contains('${button}')`),
    ...filled,
    click(`.modal footer button:contains('${decision}')`),
    ...(password ? confirm(password) : []),
    see("body:not(:has(.modal))"),
    see(`.o_statusbar_status .o_arrow_button_current:contains('${phase}')`),
];

const activity = (number, name, quantity, unit) => {
    const row = `[name=main_line_ids] .o_data_row:nth-child(${number}).o_selected_row`;
    return [
        click("[name=main_line_ids] .o_field_x2many_list_row_add a"),
        edit(`${row} [name=name] input`, name),
        edit(`${row} [name=quantity_target] input`, quantity),
        edit(`${row} [name=quantity_unit] input`, unit),
        edit(`${row} [name=time_target] input`, "12"),
    ];
};

const score = (aspect, points) => [
    click(`[name=behaviour_ids] .o_data_row:contains('${aspect}') td[name=score]`),
    edit(`[name=behaviour_ids] .o_selected_row:contains('${aspect}') [name=score] input`, points),
];

const cell = (row) => `.o_skp_month_grid input[data-row='${row}']`;

turn("administrator_opens_period", "skp_period_menu", [
    click(".o_data_row:contains('2025') td[name=name]"),
    click("button[name=action_open_for]"),
    see(".o_field_widget[name=left_out_ids]:contains('Nobody is above')"),
    click("button[name=action_open]"),
    see(".o_field_widget[name=made]:contains('5')"),
    click("button[name=action_open_plans]"),
    see(".o_list_view .o_data_row:contains('Siti Aminah'):contains('Plan')"),
]);

turn("employee_plans", "skp_plan_menu_my", [
    click(".o_data_row td[name=period_id]"),
    see(".alert-info:contains('The plan has no activity yet')"),
    ...activity(1, "Menyusun laporan kepegawaian", "10", "laporan"),
    ...activity(2, "Memproses usul kenaikan pangkat", "24", "berkas"),
    ...finish("Hand over the plan", "Complete", "Review", [], "worker"),
]);

turn("appraiser_returns", "skp_task_menu", [
    ...open("Review the targets"),
    ...finish("Decide on the plan", "Return", "Plan", [edit(field("reason", "textarea"), "Target laporan 12 setahun")]),
    see(".alert-warning:contains('Target laporan 12 setahun')"),
]);

turn("employee_corrects", "skp_task_menu", [
    ...open("Fill in the plan"),
    click("[name=main_line_ids] .o_data_row:contains('Menyusun laporan') td[name=quantity_target]"),
    edit("[name=main_line_ids] .o_selected_row [name=quantity_target] input", "12"),
    ...finish("Hand over the plan", "Complete", "Review", [], "worker"),
]);

turn("appraiser_agrees", "skp_task_menu", [
    click(".o_data_row:contains('Siti Aminah') .o_list_record_selector input"),
    click("button[name=action_complete_selected]"),
    click(".modal footer button:contains('Agree')"),
    ...confirm("section_head"),
    see("body:not(:has(.modal))"),
    see(".o_action_manager:not(:has(.o_data_row:contains('Siti Aminah')))"),
]);

turn("employee_reports", "skp_task_menu", [
    ...open("January 2025"),
    { trigger: cell(0), run: "edit 1 && press Enter" },
    { trigger: cell(1), run: "edit 10x && press Enter" },
    see(".o_skp_month_grid .o_skp_error"),
    { trigger: cell(1), run: "edit 100 && press Enter" },
    see("body:not(:has(.o_skp_error))"),
    { trigger: cell(2), run: "edit 2.5 && press Enter" },
    see(".alert-info:contains('Quality')"),
    { trigger: cell(3), run: "edit 100 && press Enter" },
    see(".alert-info:not(:contains('is empty'))"),
    ...finish("Hand over the month", "Complete", "Measurement"),
]);

turn("appraiser_measures", "skp_task_menu", [
    ...open("January 2025"),
    ...finish("Complete the measurement", "Complete", "Realisation", [], "section_head"),
]);

turn("appraiser_appraises", "skp_task_menu", [
    ...open("December 2025"),
    click("button[name=action_open_appraisal]"),
    see("[name=measurement_ids] .o_data_row"),
    ...finish("Complete the measurement", "Complete", "Behaviour", [], "section_head"),
    ...score("Orientasi Pelayanan", "80"),
    ...score("Integritas", "90"),
    ...score("Komitmen", "90"),
    ...score("Disiplin", "90"),
    ...score("Kerjasama", "90"),
    ...finish("Sign the appraisal", "Complete", "Response"),
    see("[name=rating_name]:contains('Baik')"),
]);

turn("employee_objects", "skp_task_menu", [
    ...open("Respond to the result"),
    ...finish("Accept or object", "Object", "Objection", [
        edit(field("reason", "textarea"), "Nilai orientasi pelayanan tidak sesuai"),
    ]),
]);

turn("appraiser_answers", "skp_task_menu", [
    ...open("Answer the objection"),
    see("[name=objection_ids] .o_kanban_record:contains('orientasi pelayanan')"),
    ...finish("Settle the objection", "Complete", "Objection", [
        edit(field("reason", "textarea"), "Berdasarkan catatan kehadiran"),
    ]),
]);

turn("employee_clarifies", "skp_task_menu", [
    ...open("Explain the objection to the superior"),
    ...finish("Settle the objection", "Complete", "Objection", [
        edit(field("reason", "textarea"), "Pemohon menilai layanan baik"),
    ]),
]);

turn("superior_decides", "skp_task_menu", [
    ...open("Decide on the objection"),
    ...finish("Settle the objection", "Change the result", "Hand-over", [
        edit(field("new_score"), "91.5"),
        edit(field("reason", "textarea"), "Layanan dinilai baik oleh pemohon"),
    ]),
]);

turn("data_manager_hands_over", "skp_task_menu", [
    ...open("Hand over to the superior"),
    ...finish("Hand over the sheet", "Complete", "Ratification"),
]);

turn("superior_ratifies", "skp_task_menu", [
    ...open("Ratify"),
    ...finish("Ratify", "Complete", "Archive", [], "head"),
]);

turn("data_manager_archives", "skp_task_menu", [
    ...open("Archive"),
    ...finish("Archive", "Complete", "Archived", [edit(field("archive_place"), "Lemari 3, rak 2")]),
    see(".alert-success:contains('Archived on')"),
    see("[name=archive_place]:contains('Lemari 3')"),
]);

turn("employee_presses_done", "skp_task_menu", [
    ...open("January 2025"),
    click(".o-mail-Activity-markDone"),
    click(".o-mail-ActivityMarkAsDone button:contains('Done')"),
    see(".o_statusbar_status .o_arrow_button_current:contains('Measurement')"),
]);

turn("appraiser_presses_done", "skp_task_menu", [
    ...open("January 2025"),
    click(".o-mail-Activity-markDone"),
    click(".o-mail-ActivityMarkAsDone button:contains('Done')"),
    see(".modal:contains('needs your decision')"),
    click(".modal footer button:contains('Open the SKP')"),
    see(".o_form_view button:contains('Complete the measurement')"),
]);

/** Three plans are agreed on in one sitting: the password is asked for once. */
turn("appraiser_agrees_three", "skp_task_menu", [
    ...["Pegawai 0", "Pegawai 1"].map((name) => click(`.o_data_row:contains('${name}') .o_list_record_selector input`)),
    click("button[name=action_complete_selected]"),
    see(".modal:contains('2')"),
    click(".modal footer button:contains('Agree')"),
    edit(".modal .o_field_widget[name=password] input", "wrong"),
    click(".modal footer button[name=run_check]"),
    see(".modal:contains('Incorrect Password')"),
    click(".modal:contains('Incorrect Password') footer button"),
    ...confirm("section_head"),
    see("body:not(:has(.modal))"),
    click(".o_data_row:contains('Pegawai 2') td[name=name]"),
    see(".o_form_view .o_statusbar_status"),
    ...finish("Decide on the plan", "Agree", "Realisation"),
    click("button[name=action_verify]"),
    see(".modal .alert-success:contains('All 2 signatures')"),
    click(".modal footer button:contains('Close')"),
    see("body:not(:has(.modal))"),
]);
