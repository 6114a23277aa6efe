using Microsoft.AspNetCore.Http;

namespace Maestro.Room.Access;

/// <summary>
/// Stands before every route: another host name (a name that somebody points at this machine), another origin (a page of somebody else's in
/// the same browser) and whoever was not admitted get no further. What anybody is told forbids more than the page needs.
/// </summary>
/// <param name="authority">Address and port that the room is reached by; known once it listens.</param>
internal sealed class Guard(Admission admission, Func<string> authority)
{
    /// <summary>Where an invitation is handed in.</summary>
    public const string Entrance = "/enter";

    public const string Cookie = "maestro-room";

    public static Role RoleOf(HttpContext context) => (Role)context.Items[typeof(Role)]!;

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        SafeHeaders.Set(context.Response.Headers, authority());
        if (context.Request.Host.Value != authority())
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "This room has another address.");
        }
        else if (!IsOwn(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Only the room's own page may ask.");
        }
        else if (IsEntrance(context.Request))
        {
            await next(context);
        }
        else if (admission.RoleOf(context.Request.Cookies[Cookie]) is { } role)
        {
            context.Items[typeof(Role)] = role;
            await next(context);
        }
        else
        {
            await Door.ShutAsync(context);
        }
    }

    /// <summary>
    /// A page of another origin says so, where its browser does not keep the request back. What changes anything must name its origin. A link may
    /// be followed from anywhere: the cookie does not come along, and it leads to the door.
    /// </summary>
    private bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isLink = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        var mustName = !HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey("Upgrade");
        return (origin.Count == 0 ? !mustName : origin == $"http://{authority()}") && (isLink || site is "" or "none" or "same-origin");
    }

    private static bool IsEntrance(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path == Entrance;

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(why);
    }
}
