package app.bellhop.demo.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class SmsActions {

    private static final String OWNER = "sms";
    private static final Set<String> ATTRIBUTES = Set.of(
            "MonthlySpendLimit",
            "DeliveryStatusIAMRole",
            "DeliveryStatusSuccessSamplingRate",
            "DefaultSenderID",
            "DefaultSMSType",
            "UsageReportS3Bucket");

    private final SnsStore store;

    SmsActions(SnsStore store) {
        this.store = store;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CheckIfPhoneNumberIsOptedOut",
                (p, region, reply) ->
                        reply.text("isOptedOut", String.valueOf(store.optedOut(p.require("phoneNumber")))),
                "ListPhoneNumbersOptedOut",
                this::listOptedOut,
                "OptInPhoneNumber",
                (p, region, reply) -> store.optIn(p.require("phoneNumber")),
                "GetSMSAttributes",
                this::attributes,
                "GetSMSSandboxAccountStatus",
                (p, region, reply) -> reply.text("IsInSandbox", "false"),
                "SetSMSAttributes",
                this::setAttributes);
    }

    private void listOptedOut(Parameters p, String region, Reply reply) {
        reply.open("phoneNumbers");
        store.optedOut().forEach(number -> reply.text("member", number));
        reply.close("phoneNumbers");
    }

    private void attributes(Parameters p, String region, Reply reply) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("MonthlySpendLimit", "1"));
        all.putAll(store.attributes(OWNER));
        List<String> wanted = p.texts("attributes");
        all.keySet().removeIf(name -> !wanted.isEmpty() && !wanted.contains(name));
        reply.map("attributes", all);
    }

    private void setAttributes(Parameters p, String region, Reply reply) {
        Map<String, String> given = p.map("attributes", "key", "value");
        for (Map.Entry<String, String> e : given.entrySet()) {
            boolean knownType = !e.getKey().equals("DefaultSMSType")
                    || Set.of("Promotional", "Transactional").contains(e.getValue());
            if (!ATTRIBUTES.contains(e.getKey()) || !knownType) {
                throw SnsError.invalid(e.getKey());
            }
        }
        given.forEach((name, value) -> store.setAttribute(OWNER, name, value));
    }
}
