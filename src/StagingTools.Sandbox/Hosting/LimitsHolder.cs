namespace StagingTools.Sandbox.Hosting;

/// <summary>The limits that hold at present.</summary>
internal sealed class LimitsHolder
{
    private volatile SandboxLimits _current = new();

    /// <summary>The limits.</summary>
    public SandboxLimits Current
    {
        get => _current;
        set => _current = value;
    }
}
