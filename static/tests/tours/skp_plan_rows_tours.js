import { registry } from "@web/core/registry";

const click = (trigger) => ({ trigger, run: "click" });
const edit = (trigger, text) => ({ trigger, run: `edit ${text}` });
const see = (trigger) => ({ trigger });
const inDialog = (name, tag = "input") => `.modal .o_field_widget[name=${name}] ${tag}`;
const save = [click(".o_form_button_save"), see(".o_form_saved, .o_form_view:not(:has(.o_form_button_save:visible))")];

/** The columns of one list of the plan, and none that another regulation has. */
const columns = (list, shown, hidden) => [
    ...shown.map((name) => see(`[name=${list}] th[data-name=${name}]`)),
    ...hidden.map((name) => see(`[name=${list}] table:not(:has(th[data-name=${name}]))`)),
    see(`.o_form_view:not(:has([name=${list}] ~ [name=${list}]))`),
];

/** A row of the dialog's indicators: column to text. */
const indicator = (number, cells) => {
    const row = `.modal [name=indicator_ids] .o_data_row:nth-child(${number}).o_selected_row`;
    return [
        click(".modal [name=indicator_ids] .o_field_x2many_list_row_add a"),
        ...Object.entries(cells).flatMap(([name, text]) => name === "aspect"
            ? [click(`${row} [name=aspect] input`), click(`.o_select_menu_item:contains("${text}")`)]
            : [edit(`${row} [name=${name}] :is(input, textarea)`, text)]),
        // the row is left before the next one is asked for: a slow server still computes it
        click(".modal .o_field_widget[name=name] :is(input, textarea)"),
        see(".modal [name=indicator_ids]:not(:has(.o_selected_row))"),
    ];
};

const close = [click(".modal .o_form_button_save"), see("body:not(:has(.modal))")];

/** Adds two rows to a list by its dialog, changes the first and removes the second. */
const rows = (list, tag, indicators) => [
    click(`[name=${list}] .o_field_x2many_list_row_add a`),
    edit(inDialog("name", tag), `${list} one`),
    ...indicators,
    ...close,
    see(`[name=${list}] .o_data_row:contains('${list} one')`),
    click(`[name=${list}] .o_field_x2many_list_row_add a`),
    edit(inDialog("name", tag), `${list} two`),
    ...close,
    see(`[name=${list}] .o_data_row:contains('${list} two')`),
    ...save,
    click(`[name=${list}] .o_data_row:contains('${list} one') td[name=name]`),
    edit(inDialog("name", tag), `${list} changed`),
    ...close,
    click(`[name=${list}] .o_data_row:contains('${list} two') .o_list_record_remove`),
    see(`[name=${list}]:not(:has(.o_data_row:contains('${list} two')))`),
    ...save,
];

const tour = (name, steps) => registry.category("web_tour.tours").add(`hr_skp_${name}`, { steps: () => steps });

tour("rows_pp30", [
    ...columns("main_line_ids", ["main_kind", "indicator_summary"], ["quantity_target", "superior_text", "indicator_lines"]),
    ...columns("extra_line_ids", ["scope", "indicator_summary"], ["creativity_level", "superior_text", "indicator_lines"]),
    ...["main_line_ids", "extra_line_ids"].flatMap((list) => rows(list, "input", [
        ...indicator(1, { aspect: "Quantity", name: "Jumlah", target: "10", unit: "laporan" }),
        ...indicator(2, { aspect: "Quality", name: "Indeks", target: "4", unit: "skala" }),
    ])),
]);

tour("rows_permenpanrb6", [
    ...columns("main_line_ids", ["superior_text", "indicator_lines"], ["quantity_target", "main_kind", "indicator_summary"]),
    ...columns("extra_line_ids", ["superior_text", "indicator_lines"], ["creativity_level", "scope", "indicator_summary"]),
    ...["main_line_ids", "extra_line_ids"].flatMap((list) => rows(list, "textarea", [
        ...indicator(1, { aspect: "Quantity", name: "Jumlah", target_text: "80 – 90 laporan" }),
        ...indicator(2, { aspect: "Quality", name: "Indeks", target_text: "4 dari 5" }),
    ])),
]);

const typed = (list, number, cells) => [
    click(`[name=${list}] .o_field_x2many_list_row_add a`),
    ...Object.entries(cells).map(([name, text]) => edit(
        `[name=${list}] .o_data_row:nth-child(${number}).o_selected_row [name=${name}] input`, text)),
];

tour("rows_pp46", [
    ...columns("main_line_ids", ["quantity_target", "cost_target"], ["main_kind", "superior_text", "indicator_lines"]),
    ...columns("extra_line_ids", ["creativity_level", "reference"], ["scope", "superior_text", "indicator_lines"]),
    ...typed("main_line_ids", 1, { name: "main_line_ids one", quantity_target: "12", quantity_unit: "laporan", time_target: "6" }),
    ...typed("main_line_ids", 2, { name: "main_line_ids two", quantity_target: "1", quantity_unit: "berkas" }),
    ...typed("extra_line_ids", 1, { name: "extra_line_ids one", reference: "ST-1" }),
    ...save,
    click("[name=main_line_ids] .o_data_row:contains('main_line_ids two') .o_list_record_remove"),
    click("[name=main_line_ids] .o_data_row:contains('main_line_ids one') td[name=name]"),
    edit("[name=main_line_ids] .o_selected_row [name=name] input", "main_line_ids changed"),
    click("[name=extra_line_ids] .o_data_row td[name=name]"),
    edit("[name=extra_line_ids] .o_selected_row [name=name] input", "extra_line_ids changed"),
    ...save,
]);
