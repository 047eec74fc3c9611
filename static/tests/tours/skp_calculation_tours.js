import { registry } from "@web/core/registry";

const POPOVER = ".o_skp_explained_popover";
const see = (trigger) => ({ trigger });
const click = (trigger) => ({ trigger, run: "click" });
const press = (trigger, key) => ({ trigger, run: `press ${key}` });
const close = [{ trigger: POPOVER, run: "press Escape" }, see(`body:not(:has(${POPOVER}))`)];

registry.category("web_tour.tours").add("hr_skp_appraiser_explains", {
    steps: () => [
        // by mouse: the score of the year
        click("[name=score] .o_skp_explained button"),
        see(`${POPOVER} tr[data-step=score].fw-bold:contains('Perka BKN')`),
        see(`${POPOVER}:contains('half up to two decimals')`),
        ...close,
        // by keyboard: an activity in its list
        { trigger: "[name=line_ids] td[name=score] .o_skp_explained button", run: (helpers) => helpers.anchor.focus() },
        press("[name=line_ids] td[name=score] .o_skp_explained button", "Enter"),
        see(`${POPOVER} tr[data-step=score] .o_skp_formula:contains('266 / 3')`),
        ...close,
        // one aspect of it, and one of behaviour
        click("[name=measurement_ids] .o_data_row:contains('Quality') td[name=score] button"),
        see(`${POPOVER} tr[data-step=quality] .o_skp_formula:contains('90 / 100 × 100')`),
        ...close,
        click("[name=behaviour_ids] .o_data_row:contains('Integritas') td[name=rating_name] button"),
        see(`${POPOVER} tr[data-step=aspect] .o_skp_formula:contains('90 ≥ 76')`),
        ...close,
        // everything at once
        click("button[name=action_explain]"),
        see(".modal .o_skp_calculation caption:contains('Result')"),
        see(".modal button:contains('Print the calculation')"),
        click(".modal-header .btn-close"),
        see("body:not(:has(.modal))"),
    ],
});
