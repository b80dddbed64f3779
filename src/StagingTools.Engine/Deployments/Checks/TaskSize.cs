using System.Globalization;
using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>What a task takes of an instance.</summary>
/// <param name="Cpu">CPU units; 1024 are a processor.</param>
/// <param name="Memory">MiB.</param>
internal readonly record struct TaskSize(int Cpu, int Memory)
{
    /// <summary>
    /// What ECS reserves for a task: its own size, or the sum of its containers, of whose memory the reservation counts where there is one.
    /// </summary>
    public static TaskSize Of(RegisterTaskDefinitionRequest revision)
    {
        List<ContainerDefinition> containers = revision.ContainerDefinitions ?? [];
        return new TaskSize(
            Parse(revision.Cpu, "vcpu", 1024) ?? containers.Sum(container => container.Cpu ?? 0),
            Parse(revision.Memory, "gb", 1024) ?? containers.Sum(container => container.MemoryReservation ?? container.Memory ?? 0));
    }

    /// <summary>What an instance offers.</summary>
    public static TaskSize Of(List<Resource>? resources) => new(Amount(resources, "CPU") ?? 0, Amount(resources, "MEMORY") ?? 0);

    /// <summary>Whether an instance has that much. One that does not say is given the benefit of the doubt.</summary>
    public bool Fits(List<Resource>? resources) =>
        (Amount(resources, "CPU") is not { } cpu || Cpu <= cpu) && (Amount(resources, "MEMORY") is not { } memory || Memory <= memory);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cpu} CPU units and {Memory} MiB");

    private static int? Amount(List<Resource>? resources, string name) => resources?.Find(resource => resource.Name == name)?.IntegerValue;

    // 512, 0.5 vCPU, .25vcpu; 1024, 2 GB.
    private static int? Parse(string? text, string unit, int factor)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        string number = text.Trim();
        bool hasUnit = number.EndsWith(unit, StringComparison.OrdinalIgnoreCase);
        return double.TryParse(hasUnit ? number[..^unit.Length] : number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? (int)Math.Round(hasUnit ? value * factor : value)
            : null;
    }
}
