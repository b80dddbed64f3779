using System.Globalization;

namespace StagingTools.Engine.Terraform.Commands;

/// <summary>One call of terraform: its arguments, built apart from running it.</summary>
internal abstract record TerraformCommand
{
    /// <summary>The subcommand as a person would name it, such as <c>state list</c>.</summary>
    public abstract string Name { get; }

    /// <summary>All arguments in order. Never holds a secret: other users of a machine can read them.</summary>
    public abstract IReadOnlyList<string> Arguments { get; }

    /// <summary>The option that waits for a lock.</summary>
    protected static string LockTimeoutOption(TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"-lock-timeout={(long)timeout.TotalSeconds}s");
}
