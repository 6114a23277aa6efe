using System.Text.Json.Nodes;
using Maestro.Harness.Reporting;
using Maestro.Harness.Reporting.Html;
using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;
using Microsoft.Playwright;

namespace Maestro.Harness.Tests.Reporting;

/// <summary>The page, opened from disk in a browser.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class HtmlReportTests
{
    private static readonly string[] Views = ["", "claims", "runs", MadeRun.Failed, MadeRun.Unknown, MadeRun.Passed, MadeRun.Lacking];

    private TempFolder _folder = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    private string Address => new Uri(_folder.At("report.html")).AbsoluteUri;

    [OneTimeSetUp]
    public async Task OpenBrowser()
    {
        _folder = new TempFolder();
        var scenarios = new Dictionary<string, PastScenario> { [MadeRun.Failed] = new(Verdict.Passed, 900, 100), [MadeRun.Passed] = new(Verdict.Passed, 300) };
        PastRun Past(string name, double hours) => new(name, MadeRun.Began.AddHours(hours), "reference", "1", Verdict.Passed, 5000, scenarios);
        new HtmlReport().Write(MadeRun.In(_folder, Past("two", -1), Past("one", -2), Past("later", 1)), _folder.At("report.html"));
        new HtmlReport().Write(MadeRun.Flaky(_folder), _folder.At("flaky.html"));
        var settings = Settings.Find(AppContext.BaseDirectory);
        var browser = await new Browsers(settings).EnsureAsync(TestContext.Progress.WriteLine, CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser.Path, ChromiumSandbox = browser.Sandbox });
        await ReportReaders.PrepareAsync();
    }

    [OneTimeTearDown]
    public async Task CloseBrowser()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task A_failure_is_told_as_claim_promise_what_happened_and_history()
    {
        var page = await OpenAsync(MadeRun.Failed);
        var story = await page.Locator("article").Filter(new() { HasText = "at-most-one-effect" }).InnerTextAsync();
        Assert.That(story, Does.Contain("What must hold").And.Contain("RCP-5 Never more than one side effect per key").And.Contain("Also named by the same check\nRCP-1").And.Contain("2 effects of email.send for key key-1").And.Contain("operation-invoked"));
        var words = await page.Locator("main").InnerTextAsync();
        Assert.That(words, Does.Contain($"./maestro run scenarios/{MadeRun.Failed}.yaml --seed 7f3a").And.Contain("the result to be idempotent").And.Contain("pictures/gone.jpg is gone"));
        Assert.That(await page.Locator("figure img").EvaluateAsync<int>("picture => picture.naturalWidth"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_card_tells_the_claim_that_the_scenario_is_about_and_the_finding_that_is_plainest()
    {
        var page = await OpenAsync("");
        var card = await page.Locator(".card.failed").InnerTextAsync();
        Assert.That(card, Does.Contain("RCP-5 promises: Never more than one").And.Contain("Also named by the same check").And.Contain("What must hold: ")
            .And.Contain("What happened: 2 effects of email.send").And.Contain("high").And.Not.Contain("idempotent"));
        Assert.That(await page.Locator("main").InnerTextAsync(), Does.Contain("no canary: it is run with ./maestro run"));
        var row = page.Locator("tr[data-index]").First;
        Assert.That(await row.Locator(".claim.broken").AllInnerTextsAsync(), Is.EqualTo(new[] { "RCP-5", "RCP-1" }));
    }

    [Test]
    public async Task What_failed_proved_nothing_and_a_picture_says_when_it_was_taken()
    {
        var page = await OpenAsync(MadeRun.Failed);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => { part.open = true; })");
        var proved = page.Locator("details.part").Filter(new() { HasText = "Guarantees that proved a claim" });
        Assert.That(await proved.CountAsync() == 0 ? "" : await proved.InnerTextAsync(), Does.Not.Contain("at-most-one-effect"));
        Assert.That(await page.Locator("figcaption").First.InnerTextAsync(), Does.Match(@"phone taken at [\d.]+ s: \d+ ms after the first finding"));
        Assert.That(await page.Locator("figcaption").Last.InnerTextAsync(), Does.Contain("laptop taken later, at").And.Contain("after the tear-down began"));
    }

    [Test]
    public async Task Each_event_says_on_which_device_and_an_answer_of_which_request()
    {
        var page = await OpenAsync(MadeRun.Failed);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => { part.open = true; })");
        Assert.That(await page.Locator("tr").Filter(new() { HasText = "request-answered" }).InnerTextAsync(), Does.Contain("phone network").And.Contain("POST /claim-receipt: 200"));
        Assert.That(await page.Locator("[aria-label=Requests] tbody tr").InnerTextAsync(), Does.Contain("phone"));
    }

    [Test]
    public async Task On_the_timeline_findings_are_numbered_in_time_and_no_step_goes_on_through_the_tear_down()
    {
        var page = await OpenAsync(MadeRun.Failed);
        Assert.That(await page.Locator(".found").AllInnerTextsAsync(), Is.EqualTo(new[] { "1", "2" }).Or.EqualTo(new[] { "1 · 2" }));
        Assert.That(await page.Locator("article h3").AllInnerTextsAsync(), Has.ItemAt(0).Contain("at-most-one-effect").And.ItemAt(1).Contain("Line 12"));
        var step = await page.Locator(".plot .step").Last.BoundingBoxAsync();
        var down = await page.Locator(".plot .phase").Last.BoundingBoxAsync();
        Assert.That(step!.X + step.Width, Is.EqualTo(down!.X).Within(2));
    }

    [Test]
    public async Task The_claims_tell_what_is_broken_from_what_is_also_named()
    {
        var page = await OpenAsync("claims");
        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo("2 claims broken; 4 of 5 looked at"));
        Assert.That(await page.Locator("tr").Filter(new() { HasText = "RCP-1" }).Locator("td.failed").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_runs_that_began_earlier_are_told_the_newest_first_with_this_one_marked()
    {
        var page = await OpenAsync("runs");
        Assert.That(await page.Locator("[aria-label=Runs] tbody td:first-child").AllInnerTextsAsync(), Is.EqualTo(new[] { $"{Path.GetFileName(_folder.Path)} this run", "two", "one" }));
    }

    [Test]
    public async Task What_a_page_said_is_shown_and_never_run()
    {
        var page = await OpenAsync(MadeRun.Failed, out var said);
        Assert.That(await page.Locator("main").InnerTextAsync(), Does.Contain("</script><img src=x onerror=alert(1)> 100%"));
        Assert.That(await page.Locator("img[src=x]").CountAsync(), Is.Zero);
        Assert.That(said, Is.Empty);
    }

    [Test]
    public async Task What_is_flaky_shows_the_attempt_that_failed_and_the_one_that_passed()
    {
        var page = await OpenAsync("");
        await page.GotoAsync(new Uri(_folder.At("flaky.html")).AbsoluteUri);
        await Ready(page, "overview");
        Assert.That(await page.Locator("main").InnerTextAsync(), Does.StartWith("1 scenario flaky").And.Contain("Tried 2 times: failed, passed; what did not hold before it passed:").And.Contain("2 effects of email.send"));
        await page.GetByRole(AriaRole.Link, new() { Name = "A letter is sent once" }).First.ClickAsync();
        await Ready(page, MadeRun.Passed);
        Assert.That(await page.Locator("article").InnerTextAsync(), Does.Contain("at-most-one-effect does not hold"));
        Assert.That(await page.Locator("a[href='traces/1-phone.zip']").CountAsync(), Is.Zero);
        await page.GetByText("Attempt 2: passed").ClickAsync();
        await page.Locator("a[href='traces/1-phone.zip']").WaitForAsync();
        await NoObstacleAsync(page);
    }

    [Test]
    public async Task The_page_may_not_ask_anybody()
    {
        var page = await OpenAsync("");
        const string ask = "fetch('http://127.0.0.1:9/').then(() => 'answered', error => error.message)";
        var refused = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("Content Security Policy", StringComparison.Ordinal) });
        Assert.That(await page.EvaluateAsync<string>(ask), Is.EqualTo("Failed to fetch"));
        await refused;
    }

    [Test]
    public async Task It_filters_by_text_verdict_and_claim()
    {
        var page = await OpenAsync("");
        Task<int> ShownAsync() => page.Locator("tr[data-index]:visible").CountAsync();
        Assert.That(await ShownAsync(), Is.EqualTo(4));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("flapping");
        Assert.That(await ShownAsync(), Is.EqualTo(1));
        await page.Locator("#filter").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "failed 1" }).ClickAsync();
        Assert.That(await ShownAsync(), Is.EqualTo(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "all 4" }).ClickAsync();
        await page.Locator("#claim").SelectOptionAsync("CRY-1");
        Assert.That(await ShownAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_keyboard_opens_a_scenario_walks_its_timeline_and_comes_back()
    {
        var page = await OpenAsync("");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Ready(page, MadeRun.Failed);
        await page.Locator(".plot").FocusAsync();
        var first = await page.Locator(".detail").InnerTextAsync();
        Assert.That(first, Does.Contain("shows finding"));
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowRight");
        var next = await page.Locator(".detail").InnerTextAsync();
        Assert.That(next, Is.Not.EqualTo(first));
        Assert.That(await page.Locator("[role=option][aria-selected=true]").CountAsync(), Is.EqualTo(1));
        await page.Keyboard.PressAsync("Escape");
        await Ready(page, "overview");
    }

    [Test]
    public async Task A_fault_is_a_band_from_injected_to_healed()
    {
        var page = await OpenAsync(MadeRun.Failed);
        var box = await page.Locator(".plot .fault").BoundingBoxAsync();
        var plot = await page.Locator(".plot").BoundingBoxAsync();
        var events = MadeRun.In(_folder).EventsOf(MadeRun.Failed);
        double At<T>() => events.First(happened => happened is T).At / events[^1].At * plot!.Width;
        Assert.That(box!.X - plot!.X, Is.EqualTo(At<Maestro.Harness.History.Events.FaultInjected>()).Within(2));
        Assert.That(box.X + box.Width - plot.X, Is.EqualTo(At<Maestro.Harness.History.Events.FaultHealed>()).Within(2));
    }

    [Test]
    public async Task Nothing_in_it_is_an_obstacle(
        [ValueSource(nameof(Views))] string view, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values(1280, 390)] int width)
    {
        var page = await OpenAsync(view, scheme, width);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => { part.open = true; })");
        await NoObstacleAsync(page);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.AtMost(width));
    }

    private static async Task NoObstacleAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(ReportReaders.Folder, "node_modules/axe-core/axe.min.js")));
        var found = JsonNode.Parse(await page.EvaluateAsync<string>("async () => JSON.stringify((await axe.run()).violations.map(each => `${each.id}: ${each.nodes[0].html} ${each.nodes[0].failureSummary}`))"))!;
        Assert.That(found.AsArray().Select(each => (string)each!), Is.Empty);
    }

    private Task<IPage> OpenAsync(string view, ColorScheme scheme = ColorScheme.Light, int width = 1280) => OpenAsync(view, out _, scheme, width);

    private Task<IPage> OpenAsync(string view, out List<string> said, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var heard = said = [];
        return OpenAsync();

        async Task<IPage> OpenAsync()
        {
            var context = await _browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
            var page = await context.NewPageAsync();
            page.Console += (_, message) => heard.Add(message.Text);
            page.PageError += (_, error) => heard.Add(error);
            await page.GotoAsync($"{Address}#{view}");
            await Ready(page, view.Length > 0 ? view : "overview");
            return page;
        }
    }

    private static Task Ready(IPage page, string view) =>
        page.WaitForFunctionAsync("view => document.documentElement.dataset.ready === view", view);
}
