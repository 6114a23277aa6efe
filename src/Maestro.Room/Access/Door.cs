using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Maestro.Room.Access;

/// <summary>
/// What whoever was not admitted gets, with status 401 on every route. In a browser that comes with an invitation behind the `#`, which no
/// server, log or referrer sees, it hands the invitation in, and takes it out of the address.
/// </summary>
internal static class Door
{
    private static readonly string Html = Assets.Text("door.html");

    /// <summary>The one script that runs before anybody is admitted, by its hash.</summary>
    private static readonly string Policy = $"default-src 'none'; script-src 'sha256-{HashOf("script")}'; style-src 'sha256-{HashOf("style")}'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static Task ShutAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path != "/")
        {
            return context.Response.WriteAsync("Come in by the link that the command prints.");
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html);
    }

    /// <summary>Admits a browser by the invitation that it hands in, and tells it where the room lies.</summary>
    public static async Task EnterAsync(HttpContext context, Admission admission)
    {
        using var reader = new StreamReader(context.Request.Body);
        if (admission.Admit(await reader.ReadToEndAsync(context.RequestAborted)) is not { } secret)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.Cookies.Append(
            Guard.Cookie, secret, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Path = admission.Place });
        await context.Response.WriteAsync($"{admission.Place}/", context.RequestAborted);
    }

    private static string HashOf(string element)
    {
        var from = Html.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        var text = Html[from..Html.IndexOf($"</{element}>", StringComparison.Ordinal)];
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
