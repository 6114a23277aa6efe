using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Maestro.Room.Live;

/// <summary>
/// The room's one session of the browser's protocol for a page. It lasts as long as the page: when a session ends, Chromium takes back what others
/// have set, and a page that the harness holds offline would believe that it is online.
/// </summary>
internal static class PageSession
{
    private static readonly ConditionalWeakTable<IPage, Task<ICDPSession>> Sessions = [];

    public static Task<ICDPSession> OfAsync(IPage page) => Sessions.GetValue(page, opened => opened.Context.NewCDPSessionAsync(opened));
}
