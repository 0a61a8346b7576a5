package app.bellhop.viewmodel.sharing;

import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.AclGrant.GranteeType;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks whom to grant what. */
public final class GrantForm {

    private static final String KIND = "granteeKind";
    private static final String GRANTEE = "grantee";
    private static final String PERMISSION = "permission";

    private GrantForm() {}

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put(Texts.get("acl.everybody"), AclGrant.ALL_USERS);
        groups.put(Texts.get("acl.authenticated"), AclGrant.AUTHENTICATED_USERS);
        groups.put(Texts.get("acl.logDelivery"), AclGrant.LOG_DELIVERY);
        return groups;
    }

    /** An object cannot be written through its own ACL, so that permission is left to buckets. */
    static Form form(boolean bucket) {
        List<String> kinds = new java.util.ArrayList<>(groups().keySet());
        kinds.add(Texts.get("acl.byId"));
        kinds.add(Texts.get("acl.byEmail"));
        return new Form(
                Texts.get("acl.add.title"),
                Texts.get("acl.add.text"),
                List.of(Texts.get("acl.add.detail")),
                List.of(
                        Form.Field.choice(KIND, Texts.get("acl.grantee"), kinds.get(0), kinds),
                        Form.Field.text(GRANTEE, Texts.get("acl.idOrEmail"), ""),
                        Form.Field.choice(
                                PERMISSION,
                                Texts.get("acl.permission"),
                                "READ",
                                AclGrant.PERMISSIONS.stream()
                                        .filter(p -> bucket || !p.equals("WRITE"))
                                        .toList())),
                Texts.get("acl.add.ok"),
                false,
                GrantForm::problem);
    }

    private static String problem(Map<String, String> typed) {
        boolean byId = typed.get(KIND).equals(Texts.get("acl.byId"));
        if (byId && !typed.get(GRANTEE).strip().matches("[0-9A-Za-z_:/$-]{3,128}")) {
            return Texts.get("acl.badId");
        }
        boolean byEmail = typed.get(KIND).equals(Texts.get("acl.byEmail"));
        boolean bad = byEmail && !typed.get(GRANTEE).strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
        return bad ? Texts.get("newSubscription.badEmail") : "";
    }

    static AclGrant grant(Map<String, String> typed) {
        String kind = typed.get(KIND);
        String permission = typed.get(PERMISSION);
        if (groups().containsKey(kind)) {
            return new AclGrant(GranteeType.GROUP, groups().get(kind), null, permission);
        }
        GranteeType type = kind.equals(Texts.get("acl.byId")) ? GranteeType.ID : GranteeType.EMAIL;
        return new AclGrant(type, typed.get(GRANTEE).strip(), null, permission);
    }

    /** What people call the grantee. */
    public static String grantee(AclGrant grant) {
        return groups().entrySet().stream()
                .filter(e -> e.getValue().equals(grant.grantee()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(grant.name() == null ? grant.grantee() : grant.name());
    }

    static String words(AclGrant grant) {
        return grantee(grant) + " " + grant.permission();
    }
}
