import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart } from "@odoo/owl";

/** A calculation as a table: what, formula, result, article. */
export class Calculation extends Component {
    static template = "hr_skp.Calculation";
    static props = {
        sections: Array,
        rounding: { type: [String, Boolean], optional: true },
        unconfirmed: { type: [String, Boolean], optional: true },
        empty: { type: [String, Boolean], optional: true },
        close: { type: Function, optional: true }, // given by the popover
    };
}

/** The whole calculation of an appraisal, in a dialog. */
export class CalculationAction extends Component {
    static template = "hr_skp.CalculationAction";
    static components = { Calculation };
    static props = { ...standardActionServiceProps };
    static displayName = _t("Calculation");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.appraisal = this.props.action.params.appraisal;
        onWillStart(async () => {
            this.calculation = await this.orm.call("skp.appraisal", "explain", ["skp.appraisal", this.appraisal]);
        });
    }

    async print() {
        this.action.doAction(await this.orm.call("skp.appraisal", "action_print_calculation", [[this.appraisal]]));
    }
}

registry.category("actions").add("hr_skp.calculation", CalculationAction);
