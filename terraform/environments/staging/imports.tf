# A destroyed secret keeps its name until its recovery window ends. Whoever makes the environment again within
# that time restores it first and hands it over here.
import {
  for_each = var.restored_secrets

  to = module.secrets.aws_secretsmanager_secret.this[each.key]
  id = each.value
}
