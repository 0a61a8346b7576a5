package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Says in the status bar that transfers have ended: of a large batch by itself, of others when nothing moves any more. Announces
 * it, too, while the window is not in view. FX thread.
 */
final class FinishedTransfers {

    /** More would not fit where they are pasted. */
    private static final int MAX_LINKS = 20;

    private final UiContext context;
    private final Sharing sharing;
    private final Consumer<S3Location> show;
    private final Set<TransferGroup> moving = new HashSet<>();
    private final Set<TransferGroup> still = new HashSet<>();
    private final List<TransferGroup> ended = new ArrayList<>();
    private String said = "";

    /** @param show opens a prefix in the window */
    FinishedTransfers(UiContext context, Sharing sharing, Consumer<S3Location> show) {
        this.context = context;
        this.sharing = sharing;
        this.show = show;
    }

    /**
     * What an earlier run has ended or paused is no news.
     *
     * @param resumed whether what is paused is about to go on
     */
    void begin(TransferGroups groups, boolean resumed) {
        for (TransferGroup group : groups.all()) {
            TransferTally tally = group.tally();
            if ((resumed ? tally.unfinished() : tally.moving()) == 0) {
                still.add(group);
            }
        }
    }

    /** Called whenever the queue changes. */
    void update(TransferGroups groups) {
        boolean now = false;
        for (TransferGroup group : groups.all()) {
            if (group.tally().moving() > 0) {
                moving.add(group);
                still.remove(group);
            } else if (still.add(group)) { // A small one may begin and end between two updates.
                moving.remove(group);
                ended.add(group);
                now |= group.folded();
            }
        }
        moving.retainAll(groups.all());
        still.retainAll(groups.all());
        if (!ended.isEmpty() && (now || moving.isEmpty())) {
            if (!context.desktop().watched()) {
                announce(List.copyOf(ended));
            }
            say(List.copyOf(ended));
            ended.clear();
        }
    }

    private void announce(List<TransferGroup> groups) {
        int done = count(groups, TransferState.DONE);
        int failed = count(groups, TransferState.FAILED);
        if (done + failed == 0) {
            return;
        }
        context.desktop()
                .announce(
                        Texts.get("transfers.finished", done),
                        failed > 0 ? Texts.get("transfers.failed", failed) : "",
                        () -> show(groups.get(groups.size() - 1)),
                        offers(groups));
    }

    /**
     * Says in the status bar what was uploaded and downloaded, unless something else is offered there, such as Undo. Copies
     * and deletions say so themselves.
     */
    private void say(List<TransferGroup> groups) {
        List<TransferGroup> files = groups.stream()
                .filter(group -> group.direction() == TransferJob.Direction.UPLOAD
                        || group.direction() == TransferJob.Direction.DOWNLOAD)
                .toList();
        int done = count(files, TransferState.DONE);
        int skipped = files.stream().mapToInt(TransferGroup::skipped).sum();
        boolean inUse = context.notice().inUse() && !context.notice().get().equals(said);
        if (!files.isEmpty() && !inUse) {
            String finished = done > 0 ? Texts.get("transfers.finished", done) : "";
            said = done == 0 && skipped > 0 ? Texts.get("transfers.skipped", skipped) : finished;
            context.notice().set(said, done > 0 ? offers(files) : new Offer[0]);
        }
    }

    private Offer[] offers(List<TransferGroup> groups) {
        TransferGroup last = groups.get(groups.size() - 1);
        List<Offer> offers = new ArrayList<>();
        offers.add(new Offer(Texts.get("transfers.show"), () -> show(last)));
        List<S3Location> uploads = groups.stream()
                .filter(group -> group.direction() == TransferJob.Direction.UPLOAD)
                .flatMap(group -> group.files().stream())
                .filter(file -> file.state() == TransferState.DONE)
                .map(file -> file.snapshot().job().target())
                .limit(MAX_LINKS)
                .toList();
        if (!uploads.isEmpty()) {
            offers.add(new Offer(Texts.get("transfers.copyLink"), () -> copyLinks(uploads)));
        }
        return offers.toArray(Offer[]::new);
    }

    private static int count(List<TransferGroup> groups, TransferState state) {
        return groups.stream().mapToInt(group -> group.tally().count(state)).sum();
    }

    private void show(TransferGroup group) {
        group.files().stream()
                .filter(file -> file.direction() == TransferJob.Direction.DOWNLOAD)
                .findFirst()
                .flatMap(FileContent::file)
                .ifPresentOrElse(context.desktop()::reveal, () -> {
                    context.desktop().toFront();
                    show.accept(group.place().prefix());
                });
    }

    private void copyLinks(List<S3Location> objects) {
        Duration lifetime = Duration.ofSeconds(context.settings().get().presignSeconds());
        List<CompletableFuture<PresignedUrl>> links = objects.stream()
                .map(object -> sharing.presign(PresignRequest.get(object, lifetime)))
                .toList();
        context.then(
                Futures.all(links),
                urls -> context.copy(
                        String.join(
                                "\n",
                                urls.stream().map(link -> link.url().toString()).toList()),
                        Texts.get("transfers.linksCopied", urls.size())));
    }
}
