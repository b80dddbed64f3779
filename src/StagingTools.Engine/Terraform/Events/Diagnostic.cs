namespace StagingTools.Engine.Terraform.Events;

/// <summary>An error or a warning in terraform's or a provider's own words.</summary>
/// <param name="IsError">False for a warning.</param>
/// <param name="Summary">One line.</param>
/// <param name="Detail">More; may be empty and may have several lines.</param>
/// <param name="Address">The resource that it is about; <see langword="null"/> when it is about none.</param>
public sealed record Diagnostic(bool IsError, string Summary, string Detail, string? Address)
{
    /// <summary>Summary, detail and address in one line.</summary>
    public override string ToString()
    {
        string detail = OneLine(Detail);
        string summary = OneLine(Summary);
        string text = detail.Length == 0 ? summary : summary.Length == 0 ? detail : $"{summary}: {detail}";
        return Address is null ? text : $"{text} ({Address})";
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
