import { download } from "@web/core/network/download";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { getReportUrl } from "@web/webclient/actions/reports/utils";

/**
 * Downloads the PDF of a report that WeasyPrint prints, by Odoo's ordinary route. Without this
 * handler the web client asks for wkhtmltopdf first and shows HTML where the server has none.
 *
 * @param {Object} action the report action as the server sent it
 * @param {Object} options
 * @param {Object} env
 * @returns {Promise<boolean>} whether the action was handled here
 */
export async function weasyprintReportHandler(action, options, env) {
    if (!action.skp_weasyprint || action.report_type !== "qweb-pdf") {
        return false;
    }
    env.services.ui.block();
    try {
        await download({
            url: "/report/download",
            data: {
                data: JSON.stringify([getReportUrl(action, "pdf"), action.report_type]),
                context: JSON.stringify({ ...user.context, ...action.context }),
            },
        });
    } finally {
        env.services.ui.unblock();
    }
    return true;
}

registry.category("ir.actions.report handlers").add("hr_skp_weasyprint", weasyprintReportHandler);
