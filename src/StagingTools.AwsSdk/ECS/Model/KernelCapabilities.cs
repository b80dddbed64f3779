namespace Amazon.ECS.Model;

public class KernelCapabilities
{
    public List<string>? Add { get; set; }
    public List<string>? Drop { get; set; }
}
