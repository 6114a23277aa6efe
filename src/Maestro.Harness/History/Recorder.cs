using System.Text.Json;

namespace Maestro.Harness.History;

/// <summary>Writes a run's journal, one line an event, flushed as it happens, and tells listeners. Safe for many threads.</summary>
public sealed class Recorder(Stream journal, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly List<Action<HistoryEvent>> _listeners = [];
    private long _seq;
    private bool _closed;

    /// <summary>Fills the envelope's number and time, writes the event and returns it as written. Nothing once closed.</summary>
    public HistoryEvent Record(HistoryEvent happened)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return happened;
            }

            var written = happened with { Seq = ++_seq, At = Math.Round(time.GetElapsedTime(_start).TotalMilliseconds, 3) };
            JsonSerializer.Serialize(journal, written, HistoryJson.Options);
            journal.WriteByte((byte)'\n');
            journal.Flush();
            foreach (var listener in _listeners)
            {
                listener(written);
            }

            return written;
        }
    }

    /// <summary>Called in order, while the recorder is held: be brief, and record nothing.</summary>
    public void Listen(Action<HistoryEvent> listener)
    {
        lock (_lock)
        {
            _listeners.Add(listener);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (!_closed)
            {
                _closed = true;
                journal.Dispose();
            }
        }
    }
}
