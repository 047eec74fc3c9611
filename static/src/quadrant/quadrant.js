import { Component, useRef, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The nine cells of the law: results upwards, behaviour to the right. What lies in a cell comes by the slot. */
export class Quadrant extends Component {
    static template = "hr_skp.Quadrant";
    static props = {
        rows: { type: Array },
        ratings: { type: Object },
        results: { type: [String, Boolean], optional: true },
        behaviour: { type: [String, Boolean], optional: true },
        readonly: { type: Boolean, optional: true },
        onSelect: { type: Function, optional: true },
        slots: { type: Object, optional: true },
    };

    setup() {
        this.root = useRef("root");
        this.state = useState({ row: this.startOf("results", 0), column: this.startOf("behaviour", 1), over: false });
    }

    /** The row or column in which the keyboard begins: that of the chosen cell, otherwise the middle. */
    startOf(axis, step) {
        const line = step ? this.props.rows[0] : this.props.rows.map((row) => row[0]);
        const index = line.findIndex((cell) => cell[axis] === this.props[axis]);
        return index < 0 ? 1 : index;
    }

    /** The predicate as it breaks at its slash in a narrow cell. */
    words(name) {
        return name.replace("/", "/\u200b");
    }

    isChosen(cell) {
        return cell.results === this.props.results && cell.behaviour === this.props.behaviour;
    }

    key(cell) {
        return `${cell.results}_${cell.behaviour}`;
    }

    label(cell) {
        const { ratings } = this.props;
        return `${cell.name}: ${ratings[cell.results]}, ${ratings[cell.behaviour]}`;
    }

    select(cell) {
        if (!this.props.readonly) {
            this.props.onSelect(cell.results, cell.behaviour);
        }
    }

    onDrop(cell) {
        this.state.over = false;
        this.select(cell);
    }

    onKeydown(cell, ev) {
        if (ev.target !== ev.currentTarget) {
            return; // a person within the cell has keys of the own
        }
        if (ev.key === "Enter" || ev.key === " ") {
            ev.preventDefault();
            this.select(cell);
        }
        const step = STEPS[ev.key];
        if (step) {
            ev.preventDefault();
            const move = (at, by) => Math.min(2, Math.max(0, at + by));
            const [row, column] = [move(this.state.row, step[0]), move(this.state.column, step[1])];
            this.root.el.querySelector(`[data-row="${row}"][data-column="${column}"]`).focus();
        }
    }

    onFocus(row, column) {
        Object.assign(this.state, { row, column });
    }
}

/** The quadrant of one record, in place of its two ratings. */
export class QuadrantWidget extends Component {
    static template = "hr_skp.QuadrantWidget";
    static components = { Quadrant };
    static props = { ...standardWidgetProps };

    get data() {
        return this.props.record.data;
    }

    select(results_rating, behaviour_rating) {
        return this.props.record.update({ results_rating, behaviour_rating });
    }
}

registry.category("view_widgets").add("skp_quadrant", {
    component: QuadrantWidget,
    fieldDependencies: [
        { name: "quadrant", type: "json" },
        { name: "results_rating", type: "selection" },
        { name: "behaviour_rating", type: "selection" },
    ],
});
