namespace Maestro.Harness.Setup;

/// <summary>A Chromium that starts. Commands that need it install it where they may; the check does not.</summary>
public sealed class BrowserRequirement(Settings settings) : IRequirement
{
    public string Name => "Browser";

    public async Task<Finding> CheckAsync(CancellationToken cancel)
    {
        try
        {
            return await new Browsers(settings).CheckAsync(cancel);
        }
        catch (InputException e)
        {
            return new Finding(false, e.Problems[0].Message, e.Problems[0].Remedy);
        }
    }
}
