namespace StagingTools.Engine.Data.Discovery;

/// <summary>A rule as a rules file writes it.</summary>
/// <param name="Mask">The mask's name.</param>
/// <param name="Flow">The rule in one line.</param>
internal sealed record RuleText(string Mask, string Flow)
{
    /// <summary>The rule over several lines, to be indented; <see langword="null"/> when one line does.</summary>
    public IReadOnlyList<string>? Block { get; init; }

    /// <summary>A mask without options.</summary>
    public static RuleText Of(string mask) => new(mask, mask);

    /// <summary>A mask with a template.</summary>
    public static RuleText Template(string mask, string template) =>
        new(mask, $"{{ mask: {mask}, template: {YamlText.Quoted(template)} }}");

    /// <inheritdoc/>
    public override string ToString() => Flow;
}
