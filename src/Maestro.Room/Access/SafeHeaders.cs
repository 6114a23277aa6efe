using Microsoft.AspNetCore.Http;

namespace Maestro.Room.Access;

/// <summary>What a browser is forbidden, whatever it is answered.</summary>
internal static class SafeHeaders
{
    /// <param name="authority">Of the room; some browsers do not count a socket as its own origin's.</param>
    public static void Set(IHeaderDictionary headers, string authority)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
            + $"connect-src 'self' ws://{authority}; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>For the debrief, a page of its own with styles in it: the room may frame it, and no script runs there.</summary>
    public static void SetForDebrief(IHeaderDictionary headers) =>
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
}
