using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Maestro.Room.Tests.Playing;

/// <summary>
/// Plays a guided rehearsal as a person would: reads what the room's page says, and types and clicks on it. Where a control lies on the live
/// view is looked up on the client's page, as eyes would; it is clicked on the picture.
/// </summary>
/// <param name="room">The room's page.</param>
/// <param name="clientNow">The client's page; looked at alone.</param>
internal sealed partial class Person(IPage room, Func<IPage> clientNow)
{
    private const float Patience = 60_000;

    /// <summary>Until the debrief stands there.</summary>
    /// <param name="isAwaited">The operator begins before anything strikes, as in a rollout.</param>
    /// <param name="pictureAsync">Takes a picture when it shows what is wrong.</param>
    public async Task PlayAsync(bool isAwaited, Func<Task> pictureAsync)
    {
        await Button("Begin the rehearsal").ClickAsync();
        await room.Locator("#steps li").First.WaitForAsync(new() { Timeout = Patience });
        if (!isAwaited)
        {
            await SayWhatItIsAsync(pictureAsync);
        }

        var steps = await room.Locator("#steps ol li").CountAsync();
        for (var step = 0; step < steps; step++)
        {
            var item = room.Locator("#steps ol li").Nth(step);
            var words = await item.Locator(".what").InnerTextAsync();
            if (isAwaited && words.StartsWith("Errors rise", StringComparison.Ordinal))
            {
                await SayWhatItIsAsync(pictureAsync);
            }

            await DoAsync(item, words);
            await room.WaitForFunctionAsync(
                "step => document.getElementById('debrief') || document.querySelectorAll('#steps ol li')[step]?.classList.contains('done')", step, new() { Timeout = Patience });
        }

        await room.Locator("#debrief").WaitForAsync(new() { Timeout = Patience });
    }

    private async Task SayWhatItIsAsync(Func<Task> pictureAsync)
    {
        await room.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('#steps ul:not(ol) li')].every(symptom => symptom.classList.contains('done'))", null, new() { Timeout = Patience });
        await pictureAsync();
        await room.GetByLabel("What is it?").SelectOptionAsync(new SelectOptionValue { Label = await room.Locator("#steps h3").First.InnerTextAsync() });
        await Button("Declare").ClickAsync();
        await Button("Work by this section").ClickAsync();
    }

    private async Task DoAsync(ILocator item, string words)
    {
        var snippet = item.GetByRole(AriaRole.Button, new() { Name = "Type it" });
        if (await item.EvaluateAsync<bool>("it => it.classList.contains('done')"))
        {
            return;
        }

        if (await snippet.CountAsync() > 0)
        {
            await TypeAsync(snippet, everywhere: words.Contains("each browser", StringComparison.Ordinal));
        }
        else if (Deploys().Match(words) is { Success: true } deploys)
        {
            await room.Locator("#build").SelectOptionAsync(deploys.Groups["enabled"].Value is "true" ? "enabled" : "disabled");
            await Button("Deploy").ClickAsync();
        }
        else if (words.Contains("every page", StringComparison.Ordinal))
        {
            await room.Locator("#reload-all").ClickAsync();
        }
        else if (words.StartsWith("Load the page", StringComparison.Ordinal))
        {
            await room.Locator("#reload").ClickAsync();
        }
        else if (words.StartsWith("Execute", StringComparison.Ordinal))
        {
            await ComposeAsync(("To", "somebody@example.test"), ("Subject", "Rollout"), ("Message", "It works."));
        }
        else if (words.StartsWith("Mend it", StringComparison.Ordinal))
        {
            await ComposeAsync(("To", "somebody@example.test"));
        }
    }

    private async Task TypeAsync(ILocator snippet, bool everywhere)
    {
        var browsers = room.GetByLabel("In the console of");
        var names = everywhere ? await browsers.Locator("option").AllInnerTextsAsync() : [""];
        foreach (var name in names)
        {
            await (everywhere ? browsers.SelectOptionAsync(name) : Task.CompletedTask);
            await snippet.ClickAsync();
            await room.Keyboard.PressAsync("Enter");
        }
    }

    /// <summary>Fills the form on the live view, and confirms it.</summary>
    private async Task ComposeAsync(params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
        {
            await ClickAsync(clientNow().GetByRole(AriaRole.Textbox, new() { Name = field, Exact = true }));
            await room.Keyboard.PressAsync("Control+a");
            await room.Keyboard.TypeAsync(text);
        }

        await ClickAsync(clientNow().GetByRole(AriaRole.Button, new() { Name = "Confirm and" }));
    }

    private async Task ClickAsync(ILocator seen)
    {
        var (canvas, place) = (room.Locator("#live"), await PlaceAsync(seen));
        var picture = await canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("the live view is not shown");
        var page = await clientNow().EvaluateAsync<double[]>("() => [innerWidth, innerHeight]");
        var scale = Math.Min(picture.Width / page[0], picture.Height / page[1]);
        if (place.Y < 0 || place.Y > page[1])
        {
            await room.Mouse.MoveAsync(picture.X + (picture.Width / 2), picture.Y + (picture.Height / 2));
            await room.Mouse.WheelAsync(0, (float)(place.Y - (page[1] / 2)));
            await clientNow().WaitForFunctionAsync("y => Math.abs(scrollY - y) < 2 || scrollY > 0", place.Y);
            place = await PlaceAsync(seen);
        }

        var left = picture.X + ((picture.Width - (page[0] * scale)) / 2);
        var top = picture.Y + ((picture.Height - (page[1] * scale)) / 2);
        await room.Mouse.ClickAsync((float)(left + (place.X * scale)), (float)(top + (place.Y * scale)));
    }

    private static async Task<(double X, double Y)> PlaceAsync(ILocator seen)
    {
        var box = await seen.BoundingBoxAsync() ?? throw new InvalidOperationException($"{seen} is not on the page");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private ILocator Button(string name) => room.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [GeneratedRegex("eploy with VITE_MAESTRO_ENABLED=(?<enabled>true|false)", RegexOptions.None, 1_000)]
    private static partial Regex Deploys();
}
