import { click, edit, field, finish, open, see, turn } from "./skp_case_tours";

/** A row of the appraisal in the dialog, and the reason why it is contested. */
const contest = (item, reason) => [
    click(`.modal [name=item_ids] .o_data_row:contains('${item}') td[name=reason]`),
    edit(`.modal [name=item_ids] .o_selected_row [name=reason] textarea`, reason),
];

const words = (text) => edit(field("reason", "textarea"), text);

turn("employee_contests", "skp_task_menu", [
    ...open("Respond to the result"),
    see(".alert-info:contains('days left, until')"),
    ...finish("Accept or object", "Object", "Objection", [
        see(field("days_sentence", "") + ":contains('days left')"),
        ...contest("Akuntabel", "Laporan keuangan tanpa temuan"),
        ...contest("Kompeten", "Dua sertifikat belum dihitung"),
    ]),
    click(".o_notebook .nav-link[name=objection]"),
    see("[name=objection_ids] .o_kanban_record:contains('Akuntabel')"),
]);

turn("appraiser_explains_objection", "skp_task_menu", [
    ...open("Answer the objection"),
    ...finish("Settle the objection", "Complete", "Objection", [
        see(".modal [name=contested_ids] .o_data_row:contains('Dua sertifikat')"),
        words("Sertifikat diterima sesudah penilaian"),
    ]),
]);

turn("employee_explains", "skp_task_menu", [
    ...open("Explain the objection to the superior"),
    ...finish("Settle the objection", "Complete", "Objection", [
        see(field("objection_answer", "") + ":contains('sesudah penilaian')"),
        words("Sertifikat terbit bulan November"),
    ]),
]);

turn("superior_changes_ratings", "skp_task_menu", [
    ...open("Decide on the objection"),
    ...finish("Settle the objection", "Change the result", "Hand-over", [
        see(field("objection_explanation", "") + ":contains('bulan November')"),
        click(".modal [name=new_behaviour_rating] input[data-value=above]"),
        words("Kedua sertifikat sah pada tahun kinerja"),
    ]),
    click(".o_notebook .nav-link[name=objection]"),
    see("[name=objection_ids] .o_kanban_record:contains('Result changed')"),
]);
