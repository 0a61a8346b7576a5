package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.work.pages.PageLink;
import app.bellhop.work.pages.PageSharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class PageSharingFields {

    private final Field<String> acl = SaveTarget.aclField();
    private final Field<PageLink> link = Field.choice(
            "link",
            Texts.get("page.link"),
            PageLink.PRESIGNED,
            List.of(PageLink.PRESIGNED, PageLink.PUBLIC),
            Texts::of);
    private final Field<LinkExpiry> expiry;
    private final Field<Optional<Topic>> topic;
    private final Field<Boolean> open = Field.check("open", Texts.get("page.open"), false);

    /**
     * @param presignSeconds the initial lifetime of links
     * @param topics topics the link can be published to
     */
    public PageSharingFields(long presignSeconds, List<Topic> topics) {
        expiry = LinkExpiry.field("lifetime", Texts.get("presign.linkField"), presignSeconds);
        List<Optional<Topic>> choices = new ArrayList<>(List.of(Optional.empty()));
        topics.forEach(known -> choices.add(Optional.of(known)));
        topic = Field.editableChoice(
                "topic",
                Texts.get("page.topic"),
                Optional.empty(),
                choices,
                chosen -> chosen.map(Topic::name).orElse(""),
                PageSharingFields::typed,
                Texts.get("whenDone.noTopic"));
    }

    /** Rejects FIFO topics: they need a message group and don't support email or SMS. */
    private static Optional<Optional<Topic>> typed(String text) {
        String arn = text.strip();
        if (arn.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        return Topic.isArn(arn) && !new Topic(arn).fifo() ? Optional.of(Optional.of(new Topic(arn))) : Optional.empty();
    }

    public List<Field<?>> all() {
        return List.of(acl, link, expiry, topic, open);
    }

    public Field<String> acl() {
        return acl;
    }

    /** The kind of link that suits the ACL: where anyone can read the page, one that does not expire. */
    public List<Answer<?>> linkOfAcl(Answers typed) {
        PageLink suits = typed.get(acl).startsWith("public-read") ? PageLink.PUBLIC : PageLink.PRESIGNED;
        return List.of(new Answer<>(link, Optional.of(suits)));
    }

    public PageSharing sharing(Answers typed) {
        return new PageSharing(
                typed.get(acl), typed.get(link), typed.get(expiry).fromNow(), typed.get(topic), typed.get(open));
    }
}
