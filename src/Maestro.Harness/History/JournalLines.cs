namespace Maestro.Harness.History;

/// <summary>The lines of a journal, one at a time: a long run's file is larger than what one wants in memory.</summary>
internal static class JournalLines
{
    private const int AtFirst = 1 << 16;

    /// <returns>Each line in UTF-8 without its end, and whether it has one; valid until the next is asked for.</returns>
    public static IEnumerable<(ReadOnlyMemory<byte> Line, bool Ended)> Of(Stream file)
    {
        var buffer = new byte[AtFirst];
        var (start, filled) = (0, 0);
        while (true)
        {
            var length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return (buffer.AsMemory(start, length), true);
                start += length + 1;
                continue;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (start, filled) = (0, filled - start);
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var read = file.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        if (filled > 0)
        {
            yield return (buffer.AsMemory(0, filled), false);
        }
    }
}
