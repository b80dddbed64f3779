namespace Amazon.ECS.Model;

public class Secret
{
    public string? Name { get; set; }
    public string? ValueFrom { get; set; }
}
