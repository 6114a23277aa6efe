using System.Globalization;
using Microsoft.Playwright;

namespace Maestro.Room.Live;

/// <summary>What lies at a place of the page, as a person would call it: `button "Send now"`.</summary>
internal static class ElementAt
{
    private const string Named = """
        (x, y) => {
          const hit = document.elementFromPoint(x, y);
          const it = hit?.closest('button, a, input, select, textarea, summary, label, [role]') ?? hit;
          if (!it) return 'the page';
          const kind = it.getAttribute('role') ?? ({ A: 'link', TEXTAREA: 'text field', INPUT: it.type === 'checkbox' ? 'checkbox' : 'text field', SELECT: 'list' })[it.tagName] ?? it.tagName.toLowerCase();
          const name = it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? (it.value === undefined || it.tagName === 'BUTTON' ? it.textContent : it.name);
          const words = (name ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
          return words ? `${kind} "${words}"` : kind;
        }
        """;

    /// <summary>Null where the page does not say.</summary>
    public static async Task<string?> NameAsync(ICDPSession session, double x, double y)
    {
        try
        {
            var answer = await session.SendAsync("Runtime.evaluate", new()
            {
                ["expression"] = string.Create(CultureInfo.InvariantCulture, $"({Named})({x}, {y})"),
                ["returnByValue"] = true,
            });
            return answer!.Value.GetProperty("result").TryGetProperty("value", out var name) ? name.GetString() : null;
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }
}
