package app.bellhop.viewmodel.sharing;

import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.viewmodel.base.Texts;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who can receive a grant: a predefined group, or an account given by ID or email address. */
public enum Grantee {
    EVERYBODY(AclGrant.ALL_USERS),
    AUTHENTICATED(AclGrant.AUTHENTICATED_USERS),
    LOG_DELIVERY(AclGrant.LOG_DELIVERY),
    BY_ID(null),
    BY_EMAIL(null);

    private final @Nullable String group;

    Grantee(@Nullable String group) {
        this.group = group;
    }

    /** The group's URI; null for an account. */
    @Nullable
    String group() {
        return group;
    }

    static String displayName(AclGrant grant) {
        return Stream.of(values())
                .filter(known -> grant.grantee().equals(known.group))
                .findFirst()
                .map(Texts::of)
                .orElse(grant.name() == null ? grant.grantee() : grant.name());
    }
}
