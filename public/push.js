// Shows what the shop pushes while its pages are closed. Keeps and answers nothing else.
const pages = { offer: "/giao-hang", order_new: "/nha-vuon/don" };

self.addEventListener("push", (event) => {
  const { id, template, body } = event.data.json();
  const notice = {
    body,
    tag: id,
    icon: "/icon-192.png",
    badge: "/icon-192.png",
    lang: "vi",
    data: { path: pages[template] ?? "/" },
  };
  event.waitUntil(
    self.registration.showNotification("Chợ Quê", { ...notice, requireInteraction: template === "offer" }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

async function open(path) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find(({ url }) => new URL(url).pathname.startsWith(path));
  return there ? there.focus() : self.clients.openWindow(path);
}
