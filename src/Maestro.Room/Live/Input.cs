using System.Text.Json.Serialization;
using Microsoft.Playwright;

namespace Maestro.Room.Live;

/// <summary>What somebody does on the picture of the page, in the page's own coordinates.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "input")]
[JsonDerivedType(typeof(MouseInput), "mouse")]
[JsonDerivedType(typeof(WheelInput), "wheel")]
[JsonDerivedType(typeof(KeyInput), "key")]
[JsonDerivedType(typeof(TextInput), "text")]
public abstract record Input
{
    /// <returns>What was touched, in words; null where that is not worth a line.</returns>
    internal abstract Task<string?> GoAsync(ICDPSession session);
}

/// <summary>Which part of a click it is.</summary>
public enum MouseMove
{
    Moved,
    Pressed,
    Released,
}

/// <param name="X">From the left, in CSS pixels.</param>
/// <param name="Y">From the top.</param>
/// <param name="Button">none, left, middle or right.</param>
/// <param name="Buttons">Those that are held, as a browser's event has it.</param>
/// <param name="Clicks">1; 2 for a double click.</param>
/// <param name="Modifiers">The sum of Alt 1, Ctrl 2, Meta 4, Shift 8.</param>
public sealed record MouseInput(MouseMove Did, double X, double Y, string Button, int Buttons, int Clicks, int Modifiers) : Input
{
    internal override async Task<string?> GoAsync(ICDPSession session)
    {
        // Asked first, and answered first: the click may take away what it hits.
        var hit = Did is MouseMove.Pressed ? ElementAt.NameAsync(session, X, Y) : Task.FromResult<string?>(null);
        await session.SendAsync("Input.dispatchMouseEvent", new()
        {
            ["type"] = $"mouse{Did}",
            ["x"] = X,
            ["y"] = Y,
            ["button"] = Button,
            ["buttons"] = Buttons,
            ["clickCount"] = Clicks,
            ["modifiers"] = Modifiers,
        });
        return await hit;
    }
}

/// <param name="DeltaX">To the right, in CSS pixels.</param>
/// <param name="DeltaY">Down.</param>
public sealed record WheelInput(double X, double Y, double DeltaX, double DeltaY) : Input
{
    internal override async Task<string?> GoAsync(ICDPSession session)
    {
        await session.SendAsync("Input.dispatchMouseEvent", new()
        {
            ["type"] = "mouseWheel",
            ["x"] = X,
            ["y"] = Y,
            ["deltaX"] = DeltaX,
            ["deltaY"] = DeltaY,
        });
        return null;
    }
}

/// <param name="Down">Pressed; false: released.</param>
/// <param name="Key">As a browser's event has it: `a`, `Enter`.</param>
/// <param name="Code">Of the physical key: `KeyA`.</param>
/// <param name="KeyCode">Its number in Windows.</param>
/// <param name="Modifiers">As of the mouse.</param>
public sealed record KeyInput(bool Down, string Key, string Code, int KeyCode, int Modifiers) : Input
{
    private const int CommandKeys = 1 | 2 | 4;

    /// <summary>What the key writes; nothing while Alt, Ctrl or Meta is held.</summary>
    private string Writes => (Modifiers & CommandKeys) != 0 ? "" : Key is "Enter" ? "\r" : Key.Length == 1 ? Key : "";

    internal override async Task<string?> GoAsync(ICDPSession session)
    {
        await session.SendAsync("Input.dispatchKeyEvent", new()
        {
            ["type"] = !Down ? "keyUp" : Writes.Length > 0 ? "keyDown" : "rawKeyDown",
            ["key"] = Key,
            ["code"] = Code,
            ["windowsVirtualKeyCode"] = KeyCode,
            ["text"] = Down ? Writes : "",
            ["modifiers"] = Modifiers,
        });
        return Down && Key.Length > 1 && Key is not ("Shift" or "Control" or "Alt" or "Meta") ? Key : null;
    }
}

/// <summary>Text that was pasted, or put together from several keys.</summary>
public sealed record TextInput(string Text) : Input
{
    internal override async Task<string?> GoAsync(ICDPSession session)
    {
        await session.SendAsync("Input.insertText", new() { ["text"] = Text });
        return "text that was pasted";
    }
}
