namespace StagingTools.Engine.Settings;

/// <summary>A setting: what it is called, what it may be, and where it can come from.</summary>
/// <param name="Name">Its key in the file; a dot parts a group from what is in it.</param>
/// <param name="Kind">What its value is.</param>
internal sealed record SettingDefinition(string Name, SettingKind Kind)
{
    /// <summary>The environment variables that can say it, the first one first.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Its value when nobody says anything; <see langword="null"/> where the engine finds it itself.</summary>
    public object? Default { get; init; }

    /// <summary>Whether it may stand in the file. What differs from run to run may not.</summary>
    public bool IsInFile { get; init; } = true;

    /// <summary>Whether its value says where a secret is kept: it is shown with care.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether its value is a path, which the file means from where the file is.</summary>
    public bool IsPath { get; init; }

    /// <summary>
    /// Whether the AWS SDK reads the variables itself, with an order of its own: then they hold the file's value back and
    /// are not passed on.
    /// </summary>
    public bool IsLeftToSdk { get; init; }

    /// <summary>What is wrong with a value of the right kind; <see langword="null"/> when nothing is.</summary>
    public Func<object, string?> Mistake { get; init; } = _ => null;

    /// <summary>How the variables are read where it takes more than their text: the one that counts, and its value.</summary>
    public Func<StagingContext, (string Variable, object? Value)?>? Reading { get; init; }

    /// <summary>The group that it is in; empty for none.</summary>
    public string Group => Name.IndexOf('.', StringComparison.Ordinal) is >= 0 and int dot ? Name[..dot] : "";

    /// <summary>Its key within its group.</summary>
    public string Key => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>What the environment variables say; <see langword="null"/> when they say nothing.</summary>
    /// <param name="context">The variables.</param>
    public (string Variable, object? Value)? FromVariables(StagingContext context)
    {
        if (Reading is not null)
            return Reading(context);
        foreach (string variable in Variables)
            if (context.Variable(variable) is { } value)
                return (variable, value);
        return null;
    }
}
