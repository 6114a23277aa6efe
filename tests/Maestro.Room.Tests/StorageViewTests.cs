using System.Text.Json;
using Maestro.Room.Views;
using Microsoft.Playwright;

namespace Maestro.Room.Tests;

/// <summary>Whoever looks at the storage changes nothing of it, nor of what the page sees.</summary>
internal sealed class StorageViewTests
{
    private const string Site = "http://site.test/";

    private const string Store = """
        () => new Promise((resolve, reject) => {
          globalThis.heard = [];
          for (const name of ['online', 'offline', 'focus', 'blur', 'visibilitychange', 'resize']) addEventListener(name, () => heard.push(name));
          const opening = indexedDB.open('kept', 3);
          opening.onerror = reject;
          opening.onupgradeneeded = () => {
            opening.result.createObjectStore('letters').put('one', 1);
            opening.result.createObjectStore('notes');
          };
          opening.onsuccess = () => {
            globalThis.kept = opening.result;
            kept.onversionchange = () => heard.push('versionchange');
            kept.onclose = () => heard.push('close');
            resolve();
          };
        })
        """;

    /// <summary>What a page can see of its world.</summary>
    private const string See = """
        async () => JSON.stringify({
          heard, online: navigator.onLine,
          databases: await indexedDB.databases(), local: { ...localStorage }, page: document.documentElement.outerHTML,
          names: Object.keys(globalThis).sort(), records: await new Promise(resolve => {
            kept.transaction('letters').objectStore('letters').getAll().onsuccess = event => resolve(event.target.result);
          }),
        })
        """;

    private const string Delete = """
        name => new Promise(resolve => {
          const deleting = indexedDB.deleteDatabase(name);
          deleting.onsuccess = () => resolve('deleted');
          deleting.onblocked = () => resolve('blocked');
        })
        """;

    private IPage _page = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _page = await Viewers.NewAsync(1280);
        await _page.Context.RouteAsync($"{Site}**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>site</title>" }));
        await _page.GotoAsync(Site);
        await _page.EvaluateAsync(Store);
        await _page.Context.UnrouteAllAsync();
    }

    [TearDown]
    public Task CloseAsync() => _page.Context.CloseAsync();

    [Test]
    public async Task It_shows_what_is_stored()
    {
        var view = await StorageView.ReadAsync(_page);
        Assert.That(view.Databases.Select(database => (database.Name, database.Version)), Is.EqualTo(new[] { ("kept", (double?)3) }));
        Assert.That(view.Databases[0].Stores, Is.EqualTo(new[] { new StoredStore("letters", 1), new StoredStore("notes", 0) }));
        Assert.That((view.Usage > 0, view.Quota > view.Usage), Is.EqualTo((true, true)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_look_changes_nothing_that_the_page_sees(bool offline)
    {
        await _page.Context.SetOfflineAsync(offline);
        var before = await SeeAsync();
        for (var look = 0; look < 3; look++)
        {
            await StorageView.ReadAsync(_page);
        }

        Assert.That(await SeeAsync(), Is.EqualTo(before));
        using var seen = JsonDocument.Parse(before);
        Assert.That(seen.RootElement.GetProperty("online").GetBoolean(), Is.EqualTo(!offline));
    }

    [Test]
    public async Task A_look_keeps_nobody_from_deleting_what_is_looked_at()
    {
        await StorageView.ReadAsync(_page);
        await _page.EvaluateAsync("() => kept.close()");
        Assert.That(await _page.EvaluateAsync<string>(Delete, "kept"), Is.EqualTo("deleted"));
        Assert.That((await StorageView.ReadAsync(_page)).Databases, Is.Empty);
    }

    private Task<string> SeeAsync() => _page.EvaluateAsync<string>(See);
}
