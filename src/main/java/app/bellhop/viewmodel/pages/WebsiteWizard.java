package app.bellhop.viewmodel.pages;

import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.pages.Website;
import app.bellhop.work.pages.WebsiteSetup;

/**
 * Turns a bucket into a static website: what has to be changed is shown step by step before it is done; then a folder goes
 * up, and the site is opened. FX thread.
 */
public final class WebsiteWizard {

    private final Session session;
    private final UiContext context;

    public WebsiteWizard(Session session, UiContext context) {
        this.session = session;
        this.context = context;
    }

    public void ask(String bucket) {
        WebsiteForm form = new WebsiteForm();
        context.dialogs()
                .ask(form.form(bucket))
                .thenAccept(answer -> answer.map(form::website).ifPresent(website -> plan(bucket, website)));
    }

    /** What is set already is read first: only what has to change does. */
    private void plan(String bucket, Website website) {
        context.then(
                WebsiteSetup.read(session.s3(), bucket, website, context.background()),
                setup -> new WebsitePlan(session, context, setup).show(),
                null);
    }
}
