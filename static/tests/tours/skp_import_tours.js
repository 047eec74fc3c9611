import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";

const click = (trigger) => ({ trigger, run: "click" });
const see = (trigger) => ({ trigger });

/** Puts a file of the server into the field, as somebody who chooses it on the own disk. */
async function choose() {
    const [id] = await rpc("/web/dataset/call_kw/ir.attachment/search", {
        model: "ir.attachment", method: "search", args: [[["name", "=", "isian.xlsx"]]], kwargs: { limit: 1 },
    });
    const found = await fetch(`/web/content/${id}`);
    const file = new File([await found.blob()], "isian.xlsx");
    const chosen = new DataTransfer();
    chosen.items.add(file);
    const input = document.querySelector("[name=file] input[type=file]");
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
}

registry.category("web_tour.tours").add("hr_skp_workbook_there_and_back", {
    steps: () => [
        see("button[name=action_download]"),
        { trigger: "[name=file] .o_select_file_button, [name=file] button, [name=file] label", run: choose },
        see("[name=file] .o_clear_file_button"),
        click("button[name=action_check]"),
        see(".alert:contains('Nothing is stored yet')"),
        see("[name=finding_ids] .o_data_row:contains('no number')"),
        see("[name=finding_ids] .o_data_row:contains('becomes')"),
        click("button[name=action_store]"),
        click(".modal .btn-primary"),
        see(".alert:contains('are left as they were')"),
        see("[name=finding_ids] .o_data_row:contains('no number')"),
    ],
});
