namespace Maestro.Harness.Running;

/// <summary>
/// Lets scenarios of one process run side by side, and some alone. One that wants to be alone keeps those away that come after it, and begins
/// when those before it have ended.
/// </summary>
public sealed class Turns
{
    private readonly SemaphoreSlim _door = new(1);
    private readonly Lock _lock = new();
    private int _inside;
    private TaskCompletionSource? _empty;

    /// <returns>Ends the turn when disposed.</returns>
    /// <exception cref="OperationCanceledException">It gave up waiting; the others go on.</exception>
    public async Task<IDisposable> TakeAsync(bool alone, CancellationToken cancel)
    {
        await _door.WaitAsync(cancel);
        if (!alone)
        {
            lock (_lock)
            {
                _inside++;
            }

            _door.Release();
            return new Turn(Leave);
        }

        try
        {
            await EmptyAsync().WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            _door.Release();
            throw;
        }

        return new Turn(() => _door.Release());
    }

    private Task EmptyAsync()
    {
        lock (_lock)
        {
            _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_inside == 0)
            {
                _empty.SetResult();
            }

            return _empty.Task;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_inside == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
