namespace Maestro.Room.Live;

/// <summary>A picture of the page.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Width">Of the page that it shows, in CSS pixels; the picture itself may be smaller.</param>
public sealed record ScreenFrame(long Number, byte[] Jpeg, int Width, int Height);
