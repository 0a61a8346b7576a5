package app.bellhop.viewmodel.sharing;

import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.AclGrant.GranteeType;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Asks for a grantee and a permission. */
public final class GrantForm {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_:/$-]{3,128}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final Field<Grantee> kind =
            Field.choice("granteeKind", Texts.get("acl.grantee"), Grantee.BY_ID, List.of(Grantee.values()), Texts::of);
    private final Field<String> account = Field.text("grantee", Texts.get("acl.idOrEmail"), "");
    private final Field<String> permission;

    /** @param bucket whether the grant is for a bucket: WRITE does not apply to objects */
    GrantForm(boolean bucket) {
        List<String> permissions = AclGrant.PERMISSIONS.stream()
                .filter(p -> bucket || !p.equals("WRITE"))
                .toList();
        permission = Field.choice("permission", Texts.get("acl.permission"), "READ", permissions);
    }

    Form form() {
        return Form.of(Texts.get("acl.add.title"), Texts.get("acl.add.text"), Texts.get("acl.add.ok"))
                .details(Texts.get("acl.add.detail"))
                .fields(kind, account, permission)
                .usedWhen(account, typed -> typed.get(kind) == Grantee.BY_ID || typed.get(kind) == Grantee.BY_EMAIL)
                .check(
                        account,
                        typed -> accountProblem(
                                typed.get(kind), typed.get(account).strip()));
    }

    private static String accountProblem(Grantee kind, String account) {
        return switch (kind) {
            case BY_ID -> ID.matcher(account).matches() ? "" : Texts.get("acl.badId");
            case BY_EMAIL -> EMAIL.matcher(account).matches() ? "" : Texts.get("newSubscription.badEmail");
            default -> "";
        };
    }

    AclGrant grant(Answers typed) {
        Grantee to = typed.get(kind);
        String account = typed.get(this.account).strip();
        return switch (to) {
            case BY_ID -> new AclGrant(GranteeType.ID, account, null, typed.get(permission));
            case BY_EMAIL -> new AclGrant(GranteeType.EMAIL, account, null, typed.get(permission));
            default -> new AclGrant(GranteeType.GROUP, Objects.requireNonNull(to.group()), null, typed.get(permission));
        };
    }

    public static String grantee(AclGrant grant) {
        return Grantee.displayName(grant);
    }

    static String describe(AclGrant grant) {
        return grantee(grant) + " " + grant.permission();
    }
}
