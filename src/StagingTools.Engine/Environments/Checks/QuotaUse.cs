namespace StagingTools.Engine.Environments.Checks;

/// <summary>A quota, and how much of it a resource of terraform takes.</summary>
/// <param name="Service">The service, such as <c>RDS</c>.</param>
/// <param name="Name">The quota's name or code with its service.</param>
/// <param name="Words">What Service Quotas calls it.</param>
/// <param name="Type">The resource's type.</param>
internal sealed record QuotaUse(string Service, string Name, string Words, string Type)
{
    /// <summary>The attribute that says how much one takes; <see langword="null"/> where it is always <see cref="Amount"/>.</summary>
    public string? Attribute { get; init; }

    /// <summary>How much one takes.</summary>
    public long Amount { get; init; } = 1;
}
