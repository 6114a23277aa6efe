using Deque.AxeCore.Playwright;
using Maestro.Room.Access;
using Microsoft.Playwright;

namespace Maestro.Room.Tests;

/// <summary>The room's page, as people meet it.</summary>
internal sealed class PageTests
{
    private StillScene _scene = null!;
    private IncidentRoom _room = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _scene = new StillScene();
        _room = await IncidentRoom.OpenAsync(_scene, CancellationToken.None);
    }

    [TearDown]
    public async Task CloseAsync() => await _room.DisposeAsync();

    [TestCase(Role.Operator, 1280, ColorScheme.Dark)]
    [TestCase(Role.Operator, 1280, ColorScheme.Light)]
    [TestCase(Role.Operator, 1920, ColorScheme.Dark)]
    [TestCase(Role.Operator, 1920, ColorScheme.Light)]
    [TestCase(Role.Observer, 1280, ColorScheme.Dark)]
    [TestCase(Role.Facilitator, 1280, ColorScheme.Light)]
    public async Task Axe_finds_nothing(Role role, int width, ColorScheme colours)
    {
        var page = await EnterAsync(role, width, colours);
        foreach (var tab in await page.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
            var found = await page.RunAxe();
            Assert.That(found.Violations.Select(each => $"{each.Id}: {each.Help}: {string.Join(' ', each.Nodes.Select(node => node.Html))}"), Is.Empty, await tab.InnerTextAsync());
        }

        await page.Context.CloseAsync();
    }

    [TestCase(1280)]
    [TestCase(1920)]
    public async Task Nothing_runs_out_of_the_window(int width)
    {
        var page = await EnterAsync(Role.Operator, width);
        Assert.That(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        Assert.That(await page.GetByRole(AriaRole.Button, new() { Name = "Abort", Exact = true }).IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [TestCase(1280)]
    [TestCase(1920)]
    public async Task Harm_and_the_next_step_are_seen_without_scrolling(int width)
    {
        var page = await EnterAsync(Role.Operator, width);
        await Assertions.Expect(page.GetByText("Harm done")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#steps .next")).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_keyboard_reaches_everything_sees_where_it_is_and_can_leave_the_live_view()
    {
        var page = await EnterAsync(Role.Operator, 1280);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var key = 0; key < 60; key++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (name, shown) = await FocusAsync(page);
            Assert.That(shown, Is.True, $"{name} shows that it has the focus");
            reached.Add(name);
        }

        Assert.That(reached, Is.SupersetOf(new[] { "live", "abort", "reload", "reload-all", "build", "deploy", "prompt", "what", "section", "work-by", "invite", "tab-console" }));
        await page.Locator("#live").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.That((await FocusAsync(page)).Name, Is.EqualTo("live"), "while the page has the keys, Tab goes to it");
        await page.Keyboard.PressAsync("Shift+Escape");
        await page.Keyboard.PressAsync("Tab");
        Assert.That((await FocusAsync(page)).Name, Is.Not.EqualTo("live"));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_snippet_is_typed_by_its_button_run_by_Enter_and_comes_back_by_an_arrow()
    {
        var page = await EnterAsync(Role.Operator, 1280);
        await page.GetByRole(AriaRole.Button, new() { Name = "Type it: indexedDB.databases()" }).First.ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.That(await page.Locator("#prompt").InputValueAsync(), Is.EqualTo("indexedDB.databases()"));
        Assert.That(_scene.Asked, Is.EqualTo(new[] { new Commands.TypeCommand("indexedDB.databases()", "device") }));
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task The_invitation_does_not_stay_in_the_address()
    {
        var page = await EnterAsync(Role.Observer, 1280);
        Assert.That(page.Url, Does.Match("^http://127.0.0.1:[0-9]+/[0-9a-f]{16}/$"));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> EnterAsync(Role role, int width, ColorScheme colours = ColorScheme.Dark)
    {
        var page = await Viewers.NewAsync(width, colours);
        await page.GotoAsync(_room.Invite(role));
        await page.GetByText("Harm done").WaitForAsync();
        return page;
    }

    private static async Task<(string Name, bool IsShown)> FocusAsync(IPage page)
    {
        var seen = await page.EvaluateAsync<string[]>("""
            () => {
              const it = document.activeElement;
              const style = getComputedStyle(it);
              return [it.id || it.tagName, String(it === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')];
            }
            """);
        return (seen[0], seen[1] is "true");
    }
}
