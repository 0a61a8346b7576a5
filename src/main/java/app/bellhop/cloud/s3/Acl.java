package app.bellhop.cloud.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access control list.
 *
 * @param ownerId the owner's canonical user id, or null where the server does not say
 * @param ownerName for people; often null
 */
public record Acl(@Nullable String ownerId, @Nullable String ownerName, List<AclGrant> grants) {

    public Acl {
        grants = List.copyOf(grants);
    }

    /** Whether it grants anything to anybody but the owner. */
    public boolean sharesAnything() {
        return grants.stream().anyMatch(grant -> !isOwner(grant));
    }

    /** Whether a line is about the owner. Some servers leave the owner's id out there. */
    public boolean isOwner(AclGrant grant) {
        boolean unnamed = grant.grantee() == null || grant.grantee().isEmpty();
        return grant.type() == AclGrant.GranteeType.ID
                && (unnamed || grant.grantee().equals(ownerId));
    }

    /** The same on an object that somebody else owns, who has what this owner has. */
    public Acl ownedBy(@Nullable String id, @Nullable String name) {
        return new Acl(
                id,
                name,
                grants.stream()
                        .map(grant -> isOwner(grant)
                                ? new AclGrant(AclGrant.GranteeType.ID, id == null ? "" : id, name, grant.permission())
                                : grant)
                        .toList());
    }

    /** Whether a group, such as all users, is granted a permission, also as part of FULL_CONTROL. */
    public boolean grantsGroup(String uri, String permission) {
        return grants.stream()
                .filter(g ->
                        g.type() == AclGrant.GranteeType.GROUP && g.grantee().equals(uri))
                .anyMatch(
                        g -> g.permission().equals(permission) || g.permission().equals("FULL_CONTROL"));
    }
}
