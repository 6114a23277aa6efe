using System.Runtime.CompilerServices;
using Maestro.Harness.History.Events;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>The console of a tab, as developer tools have it: a line may declare what later lines use, and a promise is waited for.</summary>
public static class PageConsole
{
    /// <summary>A request to IndexedDB is shown with what becomes of it: an operator must see whether a deletion succeeded.</summary>
    private const string Settle = """
        function () {
          if (!(this instanceof IDBRequest)) {
            try { return JSON.stringify(this) ?? String(this); } catch { return String(this); }
          }
          const outcome = () => this.error ? `${this.error.name}: ${this.error.message}` : 'success';
          const kind = this.constructor.name;
          if (this.readyState === 'done') return `${kind}: ${outcome()}`;
          return new Promise(resolve => {
            this.addEventListener('success', () => resolve(`${kind}: success`));
            this.addEventListener('error', () => resolve(`${kind}: ${outcome()}`));
            this.addEventListener('blocked', () => resolve(`${kind}: blocked by another connection`));
          });
        }
        """;

    private static readonly ConditionalWeakTable<IPage, Task<ICDPSession>> Sessions = [];

    /// <summary>Runs a line; that it was typed, and what the console then shows, is in the history.</summary>
    /// <returns>An error, a closed page and no answer within an expectation's deadline are answers too.</returns>
    public static async Task<ConsoleAnswer> TypeAsync(LiveTab tab, string line, CancellationToken cancel)
    {
        tab.Device.Record(new OperatorDid(Actor.Operator, Deed.Typed, line), tab.Number);
        var answer = await RunAsync(tab.Page, line, tab.Device.World.Settings.ExpectTimeout, cancel);
        tab.Device.Record(new ConsoleAnswered(line, answer.Shown, answer.Failed), tab.Number);
        return answer;
    }

    private static async Task<ConsoleAnswer> RunAsync(IPage? page, string line, TimeSpan patience, CancellationToken cancel)
    {
        if (page is null)
        {
            return new ConsoleAnswer("The page is closed; load it again.", Failed: true);
        }

        try
        {
            return await AnswerAsync(page, line).WaitAsync(patience, cancel);
        }
        catch (TimeoutException)
        {
            return new ConsoleAnswer($"No answer within {patience.TotalSeconds:0} s: the line still waits, or the page does not respond.", Failed: true);
        }
        catch (PlaywrightException e)
        {
            return new ConsoleAnswer(e.Message.Split('\n')[0], Failed: true);
        }
    }

    private static async Task<ConsoleAnswer> AnswerAsync(IPage page, string line)
    {
        var session = await Sessions.GetValue(page, opened => opened.Context.NewCDPSessionAsync(opened));
        var answer = (await session.SendAsync("Runtime.evaluate", new Dictionary<string, object>
        {
            ["expression"] = line,
            ["replMode"] = true,
            ["awaitPromise"] = true,
            ["userGesture"] = true,
            ["includeCommandLineAPI"] = true,
        }))!.Value;
        if (ConsoleText.PromiseIn(answer) is { } promise)
        {
            answer = (await session.SendAsync("Runtime.awaitPromise", new Dictionary<string, object> { ["promiseObjectId"] = promise }))!.Value;
        }

        if (answer.TryGetProperty("exceptionDetails", out var thrown))
        {
            return new ConsoleAnswer(ConsoleText.OfError(thrown), Failed: true);
        }

        var result = answer.GetProperty("result");
        return result.TryGetProperty("objectId", out var id) && ConsoleText.IsData(result)
            ? new ConsoleAnswer(await ShownAsync(session, id.GetString()!), Failed: false)
            : new ConsoleAnswer(ConsoleText.Of(result), Failed: false);
    }

    private static async Task<string> ShownAsync(ICDPSession session, string id)
    {
        var shown = await session.SendAsync("Runtime.callFunctionOn", new Dictionary<string, object>
        {
            ["objectId"] = id,
            ["functionDeclaration"] = Settle,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        });
        return shown!.Value.GetProperty("result").TryGetProperty("value", out var text) ? text.GetString() ?? "" : "Object";
    }
}
