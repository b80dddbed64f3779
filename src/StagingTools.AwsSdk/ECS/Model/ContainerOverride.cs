namespace Amazon.ECS.Model;

public class ContainerOverride
{
    public string? Name { get; set; }
    public List<string>? Command { get; set; }
    public List<KeyValuePair>? Environment { get; set; }
    public List<EnvironmentFile>? EnvironmentFiles { get; set; }
    public int? Cpu { get; set; }
    public int? Memory { get; set; }
    public int? MemoryReservation { get; set; }
    public List<ResourceRequirement>? ResourceRequirements { get; set; }
}
