import { registry } from "@web/core/registry";
import { stepUtils } from "@web_tour/tour_utils";

const click = (trigger) => ({ trigger, run: "click" });
const see = (trigger) => ({ trigger });
const press = (trigger, key) => ({
    trigger,
    run: (helpers) => {
        helpers.anchor.focus();
        return helpers.press(key);
    },
});
const cell = (key) => `.o_skp_quadrant td[data-cell='${key}']`;
const person = (name) => `.o_skp_person[data-name='${name}']`;
const tray = (name) => click(`.o_skp_tray ${person(name)}`);
const count = (predicate, number) => see(`.o_skp_columns li[data-predicate='${predicate}'] strong:contains(/^${number}$/)`);

/** Chooses people where they are now, and puts them into a cell. */
const move = (names, key) => [
    ...names.map((name) => click(`.o_skp_team ${person(name)}`)),
    click(`${cell(key)} .o_skp_word`),
    ...names.map((name) => see(`${cell(key)} ${person(name)}`)),
];

registry.category("web_tour.tours").add("hr_skp_appraiser_rates_team", {
    steps: () => [
        stepUtils.showAppsMenuItem(),
        click(".o_app[data-menu-xmlid='hr_skp.skp_menu']"),
        click(".o_menu_sections [data-menu-xmlid='hr_skp.skp_below_menu']"),
        click("[data-menu-xmlid='hr_skp.skp_team_menu']"),
        see(".o_skp_tray:contains('Not rated yet: 10')"),
        see(".o_skp_distribution:contains('Organisation: Baik')"),
        see("body:not(:has(.o_skp_sign)):not(:has(.o_skp_distribution .alert-warning))"),
        // seven at once
        click(".o_skp_all"),
        ...["Joko Susilo", "Kartika Sari", "Lukman Hakim"].map(tray),
        see(".o_skp_hint:contains('7 chosen')"),
        click(`${cell("above_above")} .o_skp_word`),
        see(".o_skp_tray:contains('Not rated yet: 3')"),
        count("very_good", 7),
        see(".o_skp_distribution .alert-warning:contains('0 of 7 employees (0 %) are rated good')"),
        see(".o_skp_distribution .alert-warning:contains('never a cut')"),
        // by keyboard: the middle of the quadrant is where it begins
        tray("Joko Susilo"),
        press(cell("meets_meets"), "Enter"),
        see(`${cell("meets_meets")} ${person("Joko Susilo")}`),
        // dragged
        { trigger: `.o_skp_tray ${person("Kartika Sari")}`, run: `drag_and_drop ${cell("below_meets")}` },
        see(`${cell("below_meets")} ${person("Kartika Sari")}`),
        ...move(["Lukman Hakim"], "meets_below"),
        see(".o_skp_tray:contains('Not rated yet: 0')"),
        see(".o_skp_distribution .alert-warning"),
        // five of them thought over again
        ...move(["Eka Putri", "Fajar Nugroho", "Gita Savitri"], "meets_above"),
        ...move(["Hendra Wijaya", "Indah Permata"], "above_meets"),
        count("good", 6),
        see("body:not(:has(.o_skp_distribution .alert-warning))"),
        click(".o_skp_sign:contains('10')"),
        see(".modal:contains('10')"),
        click(".modal footer button:contains('Complete')"),
        { trigger: ".modal .o_field_widget[name=password] input", run: "edit section_head" },
        click(".modal footer button[name=run_check]"),
        see("body:not(:has(.modal))"),
        see("body:not(:has(.o_skp_sign))"),
        see(`${cell("below_meets")} ${person("Kartika Sari")}.o_skp_fixed`),
    ],
});

registry.category("web_tour.tours").add("hr_skp_appraiser_rates_one", {
    steps: () => [
        see(".o_form_view .o_skp_quadrant"),
        press(cell("meets_meets"), "ArrowUp"),
        { trigger: `${cell("above_meets")}:focus`, run: "press Enter" },
        see(`${cell("above_meets")}.o_skp_chosen[aria-selected='true']:contains('Baik')`),
        click(cell("meets_above")),
        see(`${cell("meets_above")}.o_skp_chosen`),
        see(`body:not(:has(${cell("above_meets")}.o_skp_chosen))`),
        click(".o_form_view .o_statusbar_buttons button:visible:contains(/measurement|appraisal/)"),
        click(".modal footer button:contains('Complete')"),
        { trigger: ".modal .o_field_widget[name=password] input", run: "edit section_head" },
        click(".modal footer button[name=run_check]"),
        see("body:not(:has(.modal))"),
        see(`${cell("meets_above")}.o_skp_chosen:not(.o_skp_live)`),
    ],
});
