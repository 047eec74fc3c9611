import { Component, onWillStart, onWillUpdateProps, useEffect, useRef, useState } from "@odoo/owl";
import { localization } from "@web/core/l10n/localization";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";
import { formatFloat } from "@web/views/fields/formatters";
import { useNumpadDecimal } from "@web/views/fields/numpad_decimal_hook";
import { parseFloat } from "@web/views/fields/parsers";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The figure in a text of the user's locale; "12,5" is refused where the comma groups thousands. */
export function parseFigure(text) {
    const { decimalPoint, thousandsSep } = localization;
    const [whole, fraction = ""] = text.split(decimalPoint);
    const groups = thousandsSep ? whole.split(thousandsSep).slice(1) : [];
    if (groups.some((group) => group.length !== 3) || (thousandsSep && fraction.includes(thousandsSep))) {
        throw new Error(`"${text}" groups its digits in an unusual way`);
    }
    return parseFloat(text);
}

/** Indicators down, months across. A figure is saved as its cell is left. */
export class MonthGrid extends Component {
    static template = "hr_skp.MonthGrid";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.root = useRef("numpadDecimal");
        this.state = useState({ months: [], rows: [], error: "" });
        this.saving = Promise.resolve();
        useNumpadDecimal();
        // the form's buttons wait until the last figure is on the server
        useBus(this.props.record.model.bus, "NEED_LOCAL_CHANGES", ({ detail }) => detail.proms.push(this.saving));
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => next.record !== this.props.record && this.load(next.record));
        useEffect(
            () => this.scrollToOpenMonth(),
            () => [this.state.months]
        );
    }

    async load(record) {
        const { months, rows } = await this.orm.call("skp.plan", "get_month_grid", [record.resId]);
        for (const cell of rows.flatMap((row) => row.cells)) {
            Object.assign(cell, { text: this.format(cell.value), error: "" });
        }
        rows.forEach((row, index) => (row.isFirst = row.line !== rows[index - 1]?.line));
        Object.assign(this.state, { months, rows, error: "" });
    }

    format(value) {
        return value === false ? "" : formatFloat(value, { digits: [16, 2], trailingZeros: false });
    }

    scrollToOpenMonth() {
        const table = this.root.el;
        const month = table?.querySelector("th.o_skp_month_editable");
        if (month) {
            table.scrollLeft = month.offsetLeft - table.clientWidth + 2 * month.offsetWidth;
        }
    }

    onChange(cell, ev) {
        this.saving = this.save(cell, ev.target.value.trim());
    }

    /** Writes one figure; what was typed stays in the cell when it cannot be saved. */
    async save(cell, text) {
        cell.text = text;
        try {
            const value = text === "" ? false : parseFigure(text);
            await this.orm.write("skp.realisation.line", [cell.id], {
                value: value || 0,
                is_filled: value !== false,
            });
            Object.assign(cell, { text: this.format(value), error: "" });
        } catch (error) {
            cell.error = error.data?.message || _t("“%s” is not a number: write it like %s.", text, this.format(1234.5));
        }
        this.state.error = this.state.rows.flatMap((row) => row.cells).find((one) => one.error)?.error || "";
        if (!cell.error && !this.props.record.dirty) {
            this.props.record.load(); // not awaited: the sentence above the form follows, nobody waits for it
        }
    }

    onKeydown(ev) {
        const step = STEPS[ev.key];
        const { selectionStart, selectionEnd, value } = ev.target;
        const atEdge = ev.key === "ArrowLeft" ? selectionEnd === 0 : selectionStart === value.length;
        const selected = selectionStart === 0 && selectionEnd === value.length;
        if (!step || (step[1] && !atEdge && !selected)) {
            return;
        }
        ev.preventDefault();
        const [row, column] = [ev.target.dataset.row, ev.target.dataset.column].map(Number);
        const place = `[data-row="${row + step[0]}"][data-column="${column + step[1]}"]`;
        const next = this.root.el.querySelector(`input${place}`);
        next ? next.focus() : ev.key === "Enter" && ev.target.blur();
    }

    openMonth(month) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "skp.realisation",
            res_id: month.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("view_widgets").add("skp_month_grid", { component: MonthGrid });
