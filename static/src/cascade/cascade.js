import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** A leader's results down, the people across: what nobody carries stands out and is handed to several at once. */
export class Cascade extends Component {
    static template = "hr_skp.Cascade";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ matrix: { plans: [] }, result: false, held_back: [] });
        this.chosen = useState(new Set());
        onWillStart(() => this.load());
    }

    async load(planId = false) {
        this.state.matrix = await this.orm.call("skp.cascade", "get_matrix", [planId]);
        this.state.result = false;
        this.chosen.clear();
    }

    /** Chooses a result and everybody who can still be given it; a second click lets it go. */
    choose(result) {
        this.state.result = this.state.result === result.id ? false : result.id;
        this.chosen.clear();
    }

    canTake(person, result) {
        return person.open && !(result.id in person.cells);
    }

    toggle(person) {
        if (!this.chosen.delete(person.id)) {
            this.chosen.add(person.id);
        }
    }

    get handLabel() {
        return _t("Hand to %s people", this.chosen.size);
    }

    async hand() {
        const answer = await this.orm.call("skp.cascade", "hand_down", [this.state.result, [...this.chosen]]);
        await this.load(this.state.matrix.plan_id);
        this.state.held_back = answer.held_back;
    }

    openCase(person) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "skp.plan",
            res_id: person.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("skp_cascade", Cascade);
