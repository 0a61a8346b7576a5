package app.bellhop.viewmodel.pages;

import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.pages.Website;
import app.bellhop.work.pages.WebsiteSetup;

/**
 * Turns a bucket into a static website: shows each change before making it, then uploads a folder and opens the site.
 * FX thread.
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
        context.ask(form.form(bucket), typed -> plan(bucket, form.website(typed)));
    }

    /** Reads the current settings first, so that only what differs is changed. */
    private void plan(String bucket, Website website) {
        context.then(
                WebsiteSetup.read(session.s3(), bucket, website, context.background()),
                setup -> new WebsitePlan(session, context, setup).show(),
                () -> plan(bucket, website));
    }
}
