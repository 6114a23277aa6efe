using System.Text.Json;
using Maestro.Harness;
using Maestro.Harness.History;
using Maestro.Room.Access;
using Maestro.Room.Commands;
using Maestro.Room.Live;
using Maestro.Room.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Maestro.Room;

/// <summary>What the room answers, once <see cref="Guard"/> has let a request through.</summary>
internal static class Routes
{
    private const string Page = "room.html";

    public static void Map(WebApplication app, IScene scene, Admission admission)
    {
        app.MapPost(Guard.Entrance, (HttpContext context) => Door.EnterAsync(context, admission));
        app.MapGet("/", () => File(Page));
        foreach (var name in Assets.Names.Where(name => !name.EndsWith(".html", StringComparison.Ordinal)))
        {
            app.MapGet($"/{name}", () => File(name));
        }

        app.MapGet("/setting", (HttpContext context) => Json(new { Role = Guard.RoleOf(context), Begun = scene.HasBegun, scene.Setting }));
        app.MapGet("/moments", (HttpContext context, long after) => SocketAsync(
            context, socket => new MomentsSocket(socket, scene, Guard.RoleOf(context)).GoAsync(after, context.RequestAborted)));
        app.MapGet("/screen", (HttpContext context) => ScreenAsync(context, scene));
        app.MapGet("/look/{view}", (HttpContext context, string view) => Enum.TryParse<View>(view, ignoreCase: true, out var known)
            ? AnswerAsync(async () => await scene.LookAsync(known, context.RequestAborted))
            : Task.FromResult(Results.NotFound()));
        app.MapPost("/do", (HttpContext context, CancellationToken _) => DoAsync(context, scene));
        app.MapPost("/invite", (HttpContext context) => Guard.RoleOf(context) is Role.Observer
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Results.Text(admission.Invite(Role.Observer)));
        app.MapGet("/debrief", (HttpContext context) => DebriefAsync(context, scene, markdown: false));
        app.MapGet("/debrief.md", (HttpContext context) => DebriefAsync(context, scene, markdown: true));
    }

    private static IResult File(string name) => Results.Text(Assets.Text(name), Assets.TypeOf(name));

    private static IResult Json(object? answer) => Results.Json(answer, HistoryJson.Options);

    private static async Task<IResult> DoAsync(HttpContext context, IScene scene)
    {
        Command command;
        try
        {
            command = (await JsonSerializer.DeserializeAsync<Command>(context.Request.Body, HistoryJson.Options, context.RequestAborted))!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return Results.BadRequest("There is no such command.");
        }

        return Guard.RoleOf(context) < command.Needs
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : await AnswerAsync(() => scene.DoAsync(command));
    }

    /// <summary>What cannot be done is told, with the remedy.</summary>
    private static async Task<IResult> AnswerAsync(Func<Task<object?>> answerAsync)
    {
        try
        {
            return Json(await answerAsync());
        }
        catch (InputException e)
        {
            return Results.Json(new { e.Problems[0].Message, e.Problems[0].Remedy }, HistoryJson.Options, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static Task ScreenAsync(HttpContext context, IScene scene) => scene.Screen is not { } screen
        ? NotFoundAsync(context)
        : SocketAsync(context, async socket =>
        {
            using var viewer = new ScreenSocket(socket, screen, Guard.RoleOf(context) is Role.Observer ? null : scene.Touched);
            await viewer.GoAsync(context.RequestAborted);
        });

    private static async Task SocketAsync(HttpContext context, Func<System.Net.WebSockets.WebSocket, Task> goAsync)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await goAsync(socket);
    }

    private static async Task DebriefAsync(HttpContext context, IScene scene, bool markdown)
    {
        if (await scene.DebriefAsync(markdown) is not { } text)
        {
            await NotFoundAsync(context);
            return;
        }

        SafeHeaders.SetForDebrief(context.Response.Headers);
        context.Response.ContentType = markdown ? "text/markdown; charset=utf-8" : "text/html; charset=utf-8";
        await context.Response.WriteAsync(text);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
