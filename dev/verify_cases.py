"""Read by the Odoo shell of ./dev/verify: compares every case with its signatures, and changes nothing."""
# ruff: noqa: F821
import os
import sys

BATCH = 50
plans = env["skp.plan"].with_context(active_test=False).search([("signature_ids", "!=", False)], order="id")
faulty = signatures = unproven = 0
for start in range(0, len(plans), BATCH):
    for plan in plans[start:start + BATCH]:
        faults, earlier = plan._verify_safely()
        signatures += len(plan.signature_ids)
        unproven += earlier
        faulty += bool(faults)
        for fault in faults:
            print(f"{plan.name} ({plan.id}): {fault.sentence}")
    env.invalidate_all()
print(f"{len(plans)} cases, {signatures} signatures: {faulty} not as signed, {unproven} signatures of the earlier form "
      "whose content is not proven")
env.cr.rollback()
sys.stdout.flush()
os._exit(1 if faulty else 0)
