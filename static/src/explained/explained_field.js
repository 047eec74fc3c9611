import { _t } from "@web/core/l10n/translation";
import { usePopover } from "@web/core/popover/popover_hook";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component, useRef } from "@odoo/owl";
import { Calculation } from "./calculation";

/** A calculated figure that opens its own calculation: with the mouse, or with Enter. */
export class ExplainedField extends Component {
    static template = "hr_skp.Explained";
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.button = useRef("button");
        this.popover = usePopover(Calculation, { popoverClass: "o_skp_explained_popover", position: "bottom" });
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    get text() {
        const field = this.props.record.fields[this.props.name];
        return registry.category("formatters").get(field.type)(this.value, { field, digits: field.digits });
    }

    get label() {
        return _t("%s: show the calculation", this.text);
    }

    async open() {
        const { record, name } = this.props;
        const root = record.model.root;
        // as a button does: what is explained is what is stored
        if ((await root.isDirty()) && !(await root.save())) {
            return;
        }
        const args = [record.resModel, record.resId, name];
        const calculation = await this.orm.call("skp.appraisal", "explain", args);
        if (this.button.el) {
            this.popover.open(this.button.el, calculation);
        }
    }

    /** Enter and Space press the button; a list would take them for its own. */
    onKeydown(ev) {
        if (["Enter", " "].includes(ev.key)) {
            ev.stopPropagation();
        }
    }
}

registry.category("fields").add("skp_explained", {
    component: ExplainedField,
    displayName: _t("Figure with its calculation"),
    supportedTypes: ["float", "char"],
});
